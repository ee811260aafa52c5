# Uncancel() takes requests back, never below zero; at zero a cancellation not yet delivered is withdrawn.
import asyncio


async def worker():
    print("worker runs after all")
    return "worker's value"


async def sleeper():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("sleeper cancelled, asked to:", asyncio.current_task().cancelling())


async def main():
    task = asyncio.create_task(worker())
    task.cancel()
    task.cancel()
    print("asked to:", task.cancelling())
    for _ in range(3):
        print("left:", task.uncancel())
    print("main got", await task)
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    task.cancel()
    print("left:", task.uncancel())
    await task


asyncio.run(main())
