# A server is finished when it is closed and has no connection any more, in either order.
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


async def wait_closed(name, server):
    await server.wait_closed()
    print(name, "finished")


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    waiting = asyncio.create_task(wait_closed("first", server))
    await client(server, 0.02)
    await asyncio.sleep(0.02)
    print("closing the server")
    server.close()
    await waiting
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    connected = asyncio.create_task(client(server, 0.06))
    await asyncio.sleep(0.02)
    waiting = asyncio.create_task(wait_closed("second", server))
    await asyncio.sleep(0.02)
    print("closing the server")
    server.close()
    print(str(server.is_serving()).lower(), len(server.sockets))
    await waiting
    await connected
    await wait_closed("again", server)


asyncio.run(main())
