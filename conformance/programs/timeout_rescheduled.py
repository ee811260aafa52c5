# A deadline can be put off, taken away, and be in the past.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.02) as limit:
        limit.reschedule(loop.time() + 0.08)
        await asyncio.sleep(0.04)
        print("put off")
    async with asyncio.timeout(0.02) as limit:
        limit.reschedule(None)
        print("no deadline" if limit.when() is None else "deadline")
        await asyncio.sleep(0.04)
        print("taken away")
    try:
        async with asyncio.timeout(None) as limit:
            limit.reschedule(loop.time() - 1)
            print("not yet")
            await asyncio.sleep(0)
            print("never printed")
    except TimeoutError:
        print("timed out")


asyncio.run(main())
