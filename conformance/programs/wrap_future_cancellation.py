# A wrapped future of a thread and its source cancel each other.
import asyncio
import concurrent.futures


async def main():
    source = concurrent.futures.Future()
    future = asyncio.wrap_future(source)
    future.cancel()
    print("source", source.cancelled())
    await asyncio.sleep(0)
    print("source", source.cancelled())

    source = concurrent.futures.Future()
    future = asyncio.wrap_future(source)
    source.cancel()
    print("future", future.cancelled())
    try:
        await future
    except asyncio.CancelledError:
        print("cancelled", future.cancelled())


asyncio.run(main())
