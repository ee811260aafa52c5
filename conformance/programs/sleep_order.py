# Sleeping tasks wake in the order of their deadlines, and many sleeps take no longer than the longest.
import asyncio


async def sleeper(delay):
    await asyncio.sleep(delay / 50)
    print("slept", delay)


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    tasks = [asyncio.create_task(sleeper(delay)) for delay in (4, 1, 5, 2, 3)]
    for task in tasks:
        await task
    print("side by side" if loop.time() - start < 10 / 50 else "one after the other")


asyncio.run(main())
