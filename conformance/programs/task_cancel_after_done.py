# Cancelling a task that is done is refused and not counted, whether it returned, failed or was cancelled.
import asyncio


async def returns():
    return "value"


async def fails():
    raise ValueError("broken")


async def sleeps():
    await asyncio.sleep(10)


async def main():
    tasks = [asyncio.create_task(body()) for body in (returns, fails, sleeps)]
    await asyncio.sleep(0)
    tasks[2].cancel()
    await asyncio.sleep(0.01)
    for task in tasks:
        print("done" if task.done() else "pending", "asked to:", task.cancelling())
        print("accepted" if task.cancel("too late") else "refused", "asked to:", task.cancelling())
    print("result:", tasks[0].result())
    print("value error:", tasks[1].exception())
    print("cancelled" if tasks[2].cancelled() else "not cancelled")


asyncio.run(main())
