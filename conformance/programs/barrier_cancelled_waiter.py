# A task that is cancelled at a barrier leaves it, and the barrier waits for another.
import asyncio


async def worker(name, barrier):
    try:
        index = await barrier.wait()
        print(name, "is number", index)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(worker(name, barrier)) for name in "ab"]
    await asyncio.sleep(0.02)
    print(barrier.n_waiting, "waiting")
    tasks[0].cancel()
    await asyncio.sleep(0.02)
    print(barrier.n_waiting, "waiting")
    tasks += [asyncio.create_task(worker(name, barrier)) for name in "cd"]
    await asyncio.wait(tasks)
    print("broken" if barrier.broken else "whole")


asyncio.run(main())
