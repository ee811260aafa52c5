# Lines go to a server and back.
import asyncio


async def handle(reader, writer):
    async for line in reader:
        print("server got", line.decode().strip())
        writer.write(b"echo " + line)
        await writer.drain()
    print("server at the end:", str(reader.at_eof()).lower())
    writer.close()
    await writer.wait_closed()
    print("server closed")


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    for word in ("one", "two"):
        writer.write(word.encode() + b"\n")
        await writer.drain()
        print("client got", (await reader.readline()).decode().strip())
    writer.write_eof()
    print("client got", len(await reader.read()), "bytes more")
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print("all closed")


asyncio.run(main())
