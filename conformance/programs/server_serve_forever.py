# Serving for ever ends with its task, after the last connection, or when the server is closed.
import asyncio


async def client(server, hold):
    reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    await asyncio.sleep(hold)
    print("client closes")
    writer.close()
    await writer.wait_closed()


async def handle(reader, writer):
    await reader.read()
    print("handler at the end")
    writer.close()


async def serve(server):
    try:
        await server.serve_forever()
    except asyncio.CancelledError:
        print("no longer serving")
        raise


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0, start_serving=False)
    print(str(server.is_serving()).lower())
    serving = asyncio.create_task(serve(server))
    await asyncio.sleep(0.02)
    print(str(server.is_serving()).lower())
    try:
        await server.serve_forever()
    except RuntimeError:
        print("runtime error")
    connected = asyncio.create_task(client(server, 0.06))
    await asyncio.sleep(0.02)
    serving.cancel()
    print("cancelled")
    await asyncio.wait([serving, connected])
    print(str(serving.cancelled()).lower(), str(server.is_serving()).lower())
    try:
        await server.serve_forever()
    except RuntimeError:
        print("runtime error")
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    serving = asyncio.create_task(serve(server))
    await asyncio.sleep(0.02)
    server.close()
    await asyncio.wait([serving])
    print(str(serving.cancelled()).lower())


asyncio.run(main())
