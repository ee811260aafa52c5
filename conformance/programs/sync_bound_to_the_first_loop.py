# A lock belongs to the loop where a task first had to wait for it; without waiting it works everywhere.
import asyncio


async def without_waiting(lock):
    async with lock:
        print("no wait needed")


async def waiter(lock):
    async with lock:
        print("waited")


async def contended(lock):
    await lock.acquire()
    task = asyncio.create_task(waiter(lock))
    await asyncio.sleep(0)
    lock.release()
    await task


lock = asyncio.Lock()
asyncio.run(without_waiting(lock))
asyncio.run(without_waiting(lock))
asyncio.run(contended(lock))
asyncio.run(without_waiting(lock))
try:
    asyncio.run(contended(lock))
except RuntimeError:
    print("runtime error")
