# The same over a socket file, which is gone when the server is closed.
import asyncio


import os
import tempfile


async def handle(reader, writer):
    writer.write(b"echo " + await reader.readline())
    writer.close()


async def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "s")
        for _ in range(2):
            server = await asyncio.start_unix_server(handle, path)
            print(str(os.path.exists(path)).lower())
            reader, writer = await asyncio.open_unix_connection(path)
            writer.write(b"hello\n")
            print((await reader.readline()).decode().strip())
            writer.close()
            server.close()
            await server.wait_closed()
            print(str(os.path.exists(path)).lower())
        with open(path, "w") as file:
            file.write("precious")
        try:
            await asyncio.start_unix_server(handle, path)
        except OSError:
            print("os error")
        print(open(path).read())
        os.remove(path)
        try:
            await asyncio.open_unix_connection(path)
        except OSError:
            print("os error")


asyncio.run(main())
