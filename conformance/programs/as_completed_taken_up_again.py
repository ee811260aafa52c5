# A loop that was left can be taken up again; duplicates count once.
import asyncio


async def work(name, delay, error=False):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    print(name, "fails" if error else "ends")
    if error:
        raise ValueError(name)
    return name



async def main():
    twice = asyncio.create_task(work("a", 0.02))
    all = asyncio.as_completed([twice, asyncio.create_task(work("b", 0.04)), twice, asyncio.create_task(work("c", 0.06))])
    async for task in all:
        print("got", task.result())
        break
    print("pause")
    async for task in all:
        print("got", task.result())
    async for task in all:
        print("never printed")


asyncio.run(main())
