# The task that is awaited in a limited block is cancelled and has the time to clean up.
import asyncio


async def work():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("task cancelled")
        await asyncio.sleep(0.02)
        print("task cleaned up")
        raise


async def main():
    task = asyncio.create_task(work())
    try:
        async with asyncio.timeout(0.02):
            await task
    except TimeoutError:
        print("timed out,", "task cancelled" if task.cancelled() else "task not cancelled")


asyncio.run(main())
