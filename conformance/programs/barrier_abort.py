# Aborting a barrier breaks it for everybody until it is reset.
import asyncio


async def worker(name, barrier):
    try:
        index = await barrier.wait()
        print(name, "is number", index)
    except asyncio.BrokenBarrierError:
        print(name, "broken barrier")


async def main():
    barrier = asyncio.Barrier(2)
    task = asyncio.create_task(worker("a", barrier))
    await asyncio.sleep(0.02)
    await barrier.abort()
    print("broken" if barrier.broken else "whole")
    await task
    await worker("b", barrier)
    await barrier.reset()
    print("broken" if barrier.broken else "whole")
    await asyncio.gather(worker("c", barrier), worker("d", barrier))
    try:
        asyncio.Barrier(0)
    except ValueError:
        print("value error")


asyncio.run(main())
