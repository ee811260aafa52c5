# A lock goes to its waiters in the order in which they asked; until the next one goes on it counts as unlocked.
import asyncio


async def worker(name, lock):
    await lock.acquire()
    print(name, "has it")
    await asyncio.sleep(0)
    print(name, "releases")
    lock.release()
    print("locked" if lock.locked() else "unlocked")


async def main():
    lock = asyncio.Lock()
    print("locked" if lock.locked() else "unlocked")
    tasks = [asyncio.create_task(worker(name, lock)) for name in "abc"]
    for task in tasks:
        await task
    print("locked" if lock.locked() else "unlocked")


asyncio.run(main())
