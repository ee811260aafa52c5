# A cancelled wait for a condition takes the lock again before it ends; further cancellations do not hurry it.
import asyncio


async def waiter(condition):
    async with condition:
        try:
            await condition.wait()
        except asyncio.CancelledError as e:
            print("cancelled:", e.args[0], "locked" if condition.locked() else "unlocked")
            raise


async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(waiter(condition))
    await asyncio.sleep(0)
    await condition.acquire()
    for message in ("first", "second", "third"):
        task.cancel(message)
        await asyncio.sleep(0.02)
        print("done" if task.done() else "pending")
    print("release")
    condition.release()
    await asyncio.wait([task])
    print("cancelled" if task.cancelled() else "not cancelled")
    print("locked" if condition.locked() else "unlocked")


asyncio.run(main())
