# What is longer than the limit stays in the buffer, except by readline.
import asyncio


def reader_with(data):
    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(data)
    return reader


async def main():
    reader = reader_with(b"abcd--efghi--")
    print((await reader.readuntil(b"--")).decode())
    try:
        await reader.readuntil(b"--")
    except asyncio.LimitOverrunError as e:
        print("too long, consumed", e.consumed)
    print((await reader.read(100)).decode())
    reader = reader_with(b"abcdefg-")
    try:
        await reader.readuntil(b"--")
    except asyncio.LimitOverrunError as e:
        print("too long, consumed", e.consumed)
    print((await reader.read(100)).decode())
    reader = reader_with(b"much too long\nok\n")
    try:
        await reader.readline()
    except ValueError:
        print("line too long")
    print((await reader.readline()).decode().strip())
    reader = reader_with(b"much too long")
    try:
        await reader.readline()
    except ValueError:
        print("line too long")
    reader.feed_data(b"x\n")
    print((await reader.readline()).decode().strip())


asyncio.run(main())
