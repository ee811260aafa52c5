# Who does not get a lock within a limit leaves the line; the lock goes to the next.
import asyncio


async def impatient(lock):
    try:
        await asyncio.wait_for(lock.acquire(), 0.02)
    except TimeoutError:
        print("impatient: timed out")


async def patient(lock):
    async with lock:
        print("patient: has it")


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(impatient(lock)), asyncio.create_task(patient(lock))]
    await asyncio.sleep(0.04)
    lock.release()
    await asyncio.sleep(0.02)
    print("locked" if lock.locked() else "unlocked")
    for task in tasks:
        await task
    await asyncio.wait_for(lock.acquire(), 0.02)
    print("locked" if lock.locked() else "unlocked")


asyncio.run(main())
