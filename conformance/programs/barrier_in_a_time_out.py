# A task that waits at a barrier for too long leaves it; the others wait for another one in its place.
import asyncio


async def party(name, barrier, limit):
    try:
        async with asyncio.timeout(limit):
            await barrier.wait()
            print(name, "passed")
    except TimeoutError:
        print(name, "timed out")


async def main():
    barrier = asyncio.Barrier(2)
    await party("alone", barrier, 0.02)
    print("waiting", barrier.n_waiting, "broken" if barrier.broken else "whole")
    first = asyncio.create_task(party("first", barrier, None))
    await asyncio.sleep(0)
    print("waiting", barrier.n_waiting)
    await party("second", barrier, 1)
    await first
    print("waiting", barrier.n_waiting)


asyncio.run(main())
