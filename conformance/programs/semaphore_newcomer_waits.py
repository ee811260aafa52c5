# More permits than waiters: a newcomer waits all the same until those before it have gone on.
import asyncio


async def worker(name, semaphore):
    print(name, "comes", "locked" if semaphore.locked() else "unlocked")
    await semaphore.acquire()
    print(name, "has a permit")


async def main():
    semaphore = asyncio.Semaphore(0)
    a = asyncio.create_task(worker("a", semaphore))
    await asyncio.sleep(0)
    for _ in range(3):
        semaphore.release()
    print("locked" if semaphore.locked() else "unlocked")
    await worker("main", semaphore)
    print("locked" if semaphore.locked() else "unlocked")
    await a


asyncio.run(main())
