# Resetting a barrier breaks it for those who wait, and for nobody else.
import asyncio


async def worker(name, barrier):
    try:
        index = await barrier.wait()
        print(name, "is number", index)
    except asyncio.BrokenBarrierError:
        print(name, "broken barrier")


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(worker(name, barrier)) for name in "ab"]
    await asyncio.sleep(0.02)
    await barrier.reset()
    print("broken" if barrier.broken else "whole", barrier.n_waiting, "waiting")
    tasks += [asyncio.create_task(worker(name, barrier)) for name in "cde"]
    await asyncio.wait(tasks)
    await barrier.reset()
    print("broken" if barrier.broken else "whole", barrier.n_waiting, "waiting")


asyncio.run(main())
