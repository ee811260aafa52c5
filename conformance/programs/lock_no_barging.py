# Who releases a lock and asks for it again at once comes after those who wait, although it reads as unlocked.
import asyncio


async def waiter(name, lock):
    async with lock:
        print(name, "has it")


async def greedy(lock):
    await lock.acquire()
    await asyncio.sleep(0.02)
    lock.release()
    print("locked" if lock.locked() else "unlocked")
    await lock.acquire()
    print("greedy has it again")
    lock.release()


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(greedy(lock), waiter("a", lock), waiter("b", lock))


asyncio.run(main())
