# A block that holds a lock releases it when the body fails or is cancelled.
import asyncio


async def holder(lock):
    async with lock:
        print("locked" if lock.locked() else "unlocked")
        await asyncio.sleep(1)


async def main():
    lock = asyncio.Lock()
    try:
        async with lock:
            raise ValueError("broken")
    except ValueError as e:
        print("failed:", e)
    print("locked" if lock.locked() else "unlocked")
    task = asyncio.create_task(holder(lock))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled" if task.cancelled() else "not cancelled")
    print("locked" if lock.locked() else "unlocked")


asyncio.run(main())
