# A released permit belongs to the first who waits: it is not free in between, and a newcomer waits behind.
import asyncio


async def worker(name, semaphore):
    await semaphore.acquire()
    print(name, "has a permit")


async def main():
    semaphore = asyncio.Semaphore(2)
    await semaphore.acquire()
    print("locked" if semaphore.locked() else "unlocked")
    await semaphore.acquire()
    print("locked" if semaphore.locked() else "unlocked")
    tasks = [asyncio.create_task(worker(name, semaphore)) for name in "abc"]
    await asyncio.sleep(0)
    semaphore.release()
    semaphore.release()
    print("locked" if semaphore.locked() else "unlocked")
    late = asyncio.create_task(worker("late", semaphore))
    await asyncio.sleep(0.02)
    semaphore.release()
    semaphore.release()
    await asyncio.wait(tasks + [late])
    print("locked" if semaphore.locked() else "unlocked")
    semaphore.release()
    print("locked" if semaphore.locked() else "unlocked")


asyncio.run(main())
