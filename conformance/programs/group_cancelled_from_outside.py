# A cancellation from outside reaches the tasks and goes on when they have ended.
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



async def parent(in_body):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("a", 1))
            if in_body:
                await asyncio.sleep(1)
    except asyncio.CancelledError as e:
        print("parent cancelled:", e.args[0])
        raise


async def main():
    for in_body in (True, False):
        task = asyncio.create_task(parent(in_body))
        await asyncio.sleep(0.02)
        task.cancel("enough")
        await asyncio.wait([task])
        print("cancelled" if task.cancelled() else "not cancelled", task.cancelling())


asyncio.run(main())
