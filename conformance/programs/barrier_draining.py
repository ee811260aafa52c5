# Tasks that come to a barrier while it drains wait for the next round.
import asyncio


async def worker(name, barrier):
    index = await barrier.wait()
    print(name, "is number", index)


async def main():
    barrier = asyncio.Barrier(2)
    tasks = [asyncio.create_task(worker(name, barrier)) for name in "abcde"]
    await asyncio.sleep(0.02)
    print(barrier.n_waiting, "waiting")
    await worker("main", barrier)
    await asyncio.wait(tasks)
    print(barrier.n_waiting, "waiting")


asyncio.run(main())
