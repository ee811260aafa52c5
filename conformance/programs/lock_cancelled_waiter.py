# A waiter of a lock that is cancelled leaves the line; the others keep their order.
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
    b.cancel()
    await asyncio.sleep(0)
    print("release")
    lock.release()
    await asyncio.wait([a, b, c])
    print("locked" if lock.locked() else "unlocked")


asyncio.run(main())
