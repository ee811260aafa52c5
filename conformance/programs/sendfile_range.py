# sendfile keeps its place among what is written, sends a range, and leaves the file's position after it.
import asyncio
import tempfile


async def main():
    received = asyncio.get_running_loop().create_future()

    async def handle(reader, writer):
        received.set_result(await reader.read())
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    loop = asyncio.get_running_loop()
    with tempfile.TemporaryFile() as file:
        file.write(b"0123456789")
        file.flush()
        writer.write(b"<")
        print("sent", await loop.sendfile(writer.transport, file, 2, 3), "position", file.tell())
        writer.write(b"|")
        print("sent", await loop.sendfile(writer.transport, file, 7, 100), "position", file.tell())
        writer.write(b"|")
        print("sent", await loop.sendfile(writer.transport, file), "position", file.tell())
        writer.write(b">")
        writer.close()
        try:
            await loop.sendfile(writer.transport, file)
        except RuntimeError:
            print("closing: runtime error")
    print((await received).decode())
    server.close()
    await server.wait_closed()


asyncio.run(main())
