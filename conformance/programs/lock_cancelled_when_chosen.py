# A waiter that is cancelled after the lock was released to it hands it on to the next.
import asyncio


async def waiter(name, lock):
    try:
        async with lock:
            print(name, "has it")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    a = asyncio.create_task(waiter("a", lock))
    b = asyncio.create_task(waiter("b", lock))
    await asyncio.sleep(0)
    lock.release()
    a.cancel()
    await asyncio.wait([a, b])
    print("locked" if lock.locked() else "unlocked")


asyncio.run(main())
