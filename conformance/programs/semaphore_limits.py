# A semaphore lets so many in at the same time, in order; a bounded one notices a release too many.
import asyncio


inside = 0


async def worker(name, semaphore):
    global inside
    async with semaphore:
        inside += 1
        print(name, "in,", inside, "inside")
        await asyncio.sleep(0.02)
        inside -= 1


async def main():
    semaphore = asyncio.BoundedSemaphore(2)
    await asyncio.gather(*[worker(name, semaphore) for name in "abcde"])
    try:
        semaphore.release()
    except ValueError:
        print("bounded: value error")
    for make in (asyncio.Semaphore, asyncio.BoundedSemaphore):
        try:
            make(-1)
        except ValueError:
            print("negative: value error")
    unbounded = asyncio.Semaphore(0)
    unbounded.release()
    print("locked" if unbounded.locked() else "unlocked")


asyncio.run(main())
