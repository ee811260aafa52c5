# The last task to come to a barrier goes on first; each gets its index; then the barrier can be used again.
import asyncio


async def worker(name, barrier):
    for turn in range(2):
        index = await barrier.wait()
        print(name, "is number", index, "of round", turn)


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, "parties,", barrier.n_waiting, "waiting")
    await asyncio.gather(*[worker(name, barrier) for name in "abc"])
    print(barrier.parties, "parties,", barrier.n_waiting, "waiting")


asyncio.run(main())
