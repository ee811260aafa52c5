# A task that ends cancelled is no failure.
import asyncio


async def work(name, delay, error=False):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    print(name, "fails" if error else "ends")
    if error:
        raise ValueError(name)
    return name



async def main():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(work("a", 1))
        group.create_task(work("b", 0.04))
        await asyncio.sleep(0.02)
        task.cancel()
    print("group ends,", "a cancelled" if task.cancelled() else "a not cancelled")


asyncio.run(main())
