# Two conditions on one lock: each wakes its own waiters.
import asyncio


async def waiter(name, condition):
    async with condition:
        await condition.wait()
        print(name, "goes on")


async def main():
    lock = asyncio.Lock()
    full = asyncio.Condition(lock)
    empty = asyncio.Condition(lock)
    tasks = [asyncio.create_task(waiter("full", full)), asyncio.create_task(waiter("empty", empty))]
    await asyncio.sleep(0)
    async with lock:
        print("locked" if full.locked() and empty.locked() else "unlocked")
        empty.notify_all()
    await asyncio.sleep(0.02)
    async with full:
        full.notify_all()
    await asyncio.wait(tasks)


asyncio.run(main())
