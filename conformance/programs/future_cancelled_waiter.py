# Cancelling one task that waits for a future cancels the future itself, and so everybody else who waits for it.
import asyncio


async def waiter(name, future):
    try:
        print(name, "got", await future)
    except asyncio.CancelledError:
        print(name, "cancelled, asked to:", asyncio.current_task().cancelling())
        raise


async def main():
    future = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(waiter(name, future)) for name in ("a", "b", "c")]
    await asyncio.sleep(0)
    tasks[1].cancel()
    print("future is", "cancelled" if future.cancelled() else "pending")
    for task in tasks:
        try:
            await task
        except asyncio.CancelledError:
            print("a task ended cancelled")


asyncio.run(main())
