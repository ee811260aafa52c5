# Cancelling one of two tasks that await a third cancels the third, and through it the other awaiter.
import asyncio


async def shared():
    try:
        await asyncio.sleep(10)
    finally:
        print("shared task ends")


async def waiter(name, task):
    try:
        await task
    except asyncio.CancelledError:
        print(name, "cancelled, asked to:", asyncio.current_task().cancelling())


async def main():
    task = asyncio.create_task(shared())
    first = asyncio.create_task(waiter("first", task))
    second = asyncio.create_task(waiter("second", task))
    await asyncio.sleep(0)
    second.cancel()
    print("shared task was asked to:", task.cancelling())
    await first
    await second
    print("shared task is", "cancelled" if task.cancelled() else "not cancelled")


asyncio.run(main())
