# Waiters are cancelled just before the lock is released: the first that is left gets it, a newcomer does not.
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
    c = asyncio.create_task(waiter("c", lock))
    await asyncio.sleep(0)
    a.cancel()
    b.cancel()
    lock.release()
    await lock.acquire()
    print("main has it")
    lock.release()
    await asyncio.wait([a, b, c])


asyncio.run(main())
