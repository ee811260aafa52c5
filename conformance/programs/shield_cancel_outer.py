# Cancelling a shield, or the task that awaits it, leaves the inner task alone; it ends with its own result.
import asyncio


async def inner():
    try:
        await asyncio.sleep(0.04)
    except asyncio.CancelledError:
        print("never printed")
        raise
    print("inner ends")
    return "inner's value"


async def waiter(task):
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError as e:
        print("waiter cancelled:", e.args[0])
        print("inner is", "done" if task.done() else "pending", "asked to:", task.cancelling())
        raise


async def main():
    task = asyncio.create_task(inner())
    outer = asyncio.shield(task)
    waiting = asyncio.create_task(waiter(task))
    await asyncio.sleep(0.02)
    print("accepted" if outer.cancel() else "refused")
    print("outer is", "cancelled" if outer.cancelled() else "pending")
    waiting.cancel("you, not the inner one")
    print("main got", await task)
    print("waiter is", "cancelled" if waiting.cancelled() else "not cancelled")


asyncio.run(main())
