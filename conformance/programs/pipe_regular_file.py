# A regular file is no pipe.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    with open("/etc/passwd", "rb", 0) as file:
        try:
            await loop.connect_read_pipe(asyncio.Protocol, file)
        except ValueError:
            print("value error")
    with open("/etc/passwd", "rb", 0) as file:
        try:
            await loop.connect_write_pipe(asyncio.Protocol, file)
        except ValueError:
            print("value error")


asyncio.run(main())
