# A deadline can be a moment of the loop's time.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.04
    async with asyncio.timeout_at(when) as limit:
        print("the same moment" if abs(limit.when() - when) < 0.001 else "another moment")
        await asyncio.sleep(0.02)
    try:
        async with asyncio.timeout_at(when):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timed out")
    try:
        async with asyncio.timeout_at(when):
            print("the moment is over")
            await asyncio.sleep(0)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
