# Another exception raised while being cancelled becomes the task's outcome; the task is then not cancelled.
import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("broken clean-up")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except ValueError as e:
        print("value error:", e)
    print("task is", "cancelled" if task.cancelled() else "not cancelled")
    print("task has", task.exception())
    print("asked to:", task.cancelling())


asyncio.run(main())
