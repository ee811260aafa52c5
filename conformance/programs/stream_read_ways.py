# The ways to read: some, exactly, until, a line, all.
import asyncio


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"abcdefgh;ij\nklm\nno")
    print((await reader.read(3)).decode())
    print((await reader.readexactly(2)).decode())
    print((await reader.readuntil(b";")).decode())
    print((await reader.readline()).decode().strip())
    print(len(await reader.read(0)), len(await reader.readexactly(0)))
    asyncio.get_running_loop().call_later(0.02, reader.feed_data, b"pq")
    asyncio.get_running_loop().call_later(0.04, reader.feed_eof)
    print(str(reader.at_eof()).lower())
    print((await reader.readline()).decode().strip())
    print((await reader.readline()).decode().strip())
    print(str(reader.at_eof()).lower())
    print(len(await reader.read(5)), len(await reader.readline()), len(await reader.read()))


asyncio.run(main())
