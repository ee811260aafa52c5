# Cancels before delivery are one CancelledError; a sleeping task sees the first message, an unstarted one the last.
import asyncio


async def worker():
    for attempt in range(1, 3):
        try:
            await asyncio.sleep(0.02)
            print("slept")
        except asyncio.CancelledError as e:
            print("cancelled:", e.args[0], "asked to:", asyncio.current_task().cancelling())


async def unstarted():
    print("never printed")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    print("asked to:", task.cancelling())
    task.cancel("one")
    task.cancel("two")
    task.cancel("three")
    print("asked to:", task.cancelling())
    await task
    print("asked to:", task.cancelling(), "cancelled" if task.cancelled() else "not cancelled")
    task = asyncio.create_task(unstarted())
    task.cancel("one")
    task.cancel("two")
    try:
        await task
    except asyncio.CancelledError as e:
        print("unstarted cancelled:", e.args[0], "asked to:", task.cancelling())


asyncio.run(main())
