# What ends in time gives its result or its exception, as if it were awaited.
import asyncio


async def work(error):
    await asyncio.sleep(0.02)
    if error:
        raise ValueError("broken")
    return "result"


async def main():
    print(await asyncio.wait_for(work(False), 1))
    print(await asyncio.wait_for(work(False), None))
    print(await asyncio.wait_for(asyncio.create_task(work(False)), 1))
    try:
        await asyncio.wait_for(work(True), 1)
    except ValueError as e:
        print("value error:", e)


asyncio.run(main())
