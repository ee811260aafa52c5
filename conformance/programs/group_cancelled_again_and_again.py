# Cancelling the parent repeatedly does not end the waiting for tasks that clean up.
import asyncio


async def slow():
    try:
        await asyncio.sleep(1)
    finally:
        await asyncio.sleep(0.1)
        print("cleaned up")


async def parent():
    async with asyncio.TaskGroup() as group:
        group.create_task(slow())


async def main():
    task = asyncio.create_task(parent())
    for _ in range(3):
        await asyncio.sleep(0.02)
        task.cancel()
    print("done" if task.done() else "not done")
    await asyncio.wait([task])
    print("cancelled" if task.cancelled() else "not cancelled", task.cancelling())


asyncio.run(main())
