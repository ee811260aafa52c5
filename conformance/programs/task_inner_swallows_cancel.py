# If the inner task swallows the cancellation, the outer one goes on with its value and is not cancelled.
import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("inner swallows")
    return "inner's value"


async def outer(task):
    value = await task
    print("outer got", value)
    return "outer's value"


async def main():
    inner_task = asyncio.create_task(inner())
    outer_task = asyncio.create_task(outer(inner_task))
    await asyncio.sleep(0)
    outer_task.cancel()
    print("main got", await outer_task)
    for name, task in (("inner", inner_task), ("outer", outer_task)):
        print(name, "cancelled" if task.cancelled() else "not cancelled", "asked to:", task.cancelling())


asyncio.run(main())
