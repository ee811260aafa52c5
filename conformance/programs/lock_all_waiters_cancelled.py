# When all who wait for a released lock are cancelled, a newcomer gets it without waiting.
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
    a.cancel()
    b.cancel()
    lock.release()
    await lock.acquire()
    print("main has it")
    await asyncio.wait([a, b])
    print("locked" if lock.locked() else "unlocked")


asyncio.run(main())
