# Cancelling the one who waits cancels what it waits for.
import asyncio


async def work():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("work cancelled")
        raise


async def waiter(task):
    try:
        await asyncio.wait_for(task, 2)
    except asyncio.CancelledError:
        print("waiter cancelled")
        raise


async def main():
    task = asyncio.create_task(work())
    outer = asyncio.create_task(waiter(task))
    await asyncio.sleep(0.02)
    outer.cancel()
    await asyncio.wait([outer])
    print("task", "cancelled" if task.cancelled() else "not cancelled")
    print("outer", "cancelled" if outer.cancelled() else "not cancelled")


asyncio.run(main())
