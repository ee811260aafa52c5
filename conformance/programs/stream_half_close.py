# One direction may end before the other.
import asyncio


async def handle(reader, writer):
    print("server read", (await reader.read()).decode())
    writer.writelines([b"an", b"swer"])
    writer.close()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    print(str(writer.can_write_eof()).lower())
    writer.write(b"question")
    writer.write_eof()
    try:
        writer.write(b"more")
    except RuntimeError:
        print("runtime error")
    print("client read", (await reader.read()).decode())
    print(str(writer.is_closing()).lower())
    writer.close()
    await writer.wait_closed()
    print((await reader.read()).decode() or "nothing")
    server.close()
    await server.wait_closed()


asyncio.run(main())
