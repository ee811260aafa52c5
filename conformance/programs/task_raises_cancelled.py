# A body that raises CancelledError by itself makes its task cancelled, though nobody asked for it.
import asyncio


async def worker():
    await asyncio.sleep(0)
    raise asyncio.CancelledError("my own idea")


async def main():
    task = asyncio.create_task(worker())
    try:
        await task
    except asyncio.CancelledError as e:
        print("cancelled:", e.args[0])
    print("task is", "cancelled" if task.cancelled() else "not cancelled")
    print("asked to:", task.cancelling())
    print("main was asked to:", asyncio.current_task().cancelling())


asyncio.run(main())
