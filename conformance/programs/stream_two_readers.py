# One task at a time may wait for a stream; one that is cancelled takes nothing.
import asyncio


async def main():
    reader = asyncio.StreamReader()
    first = asyncio.create_task(reader.read(10))
    await asyncio.sleep(0.02)
    try:
        await reader.readline()
    except RuntimeError:
        print("runtime error")
    first.cancel()
    try:
        await first
    except asyncio.CancelledError:
        print("cancelled")
    second = asyncio.create_task(reader.read(10))
    await asyncio.sleep(0.02)
    reader.feed_data(b"abc")
    second.cancel()
    try:
        await second
    except asyncio.CancelledError:
        print("cancelled")
    print((await reader.read(10)).decode())


asyncio.run(main())
