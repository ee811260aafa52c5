# Cancelling a sleeping task raises at its sleep; finally blocks run, and may wait, before the task is cancelled.
import asyncio


async def worker():
    try:
        print("worker sleeps")
        await asyncio.sleep(10)
        print("never printed")
    finally:
        print("clean-up begins")
        await asyncio.sleep(0.02)
        print("clean-up ends")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.sleep(0.01)
    print("during clean-up:", "done" if task.done() else "pending")
    try:
        await task
    except asyncio.CancelledError:
        print("main saw the cancellation")
    print("task is", "cancelled" if task.cancelled() else "not cancelled")


asyncio.run(main())
