# A cancel that comes in the turn in which the awaited task ended reaches the awaiter only; the inner result stays.
import asyncio


async def inner():
    await asyncio.sleep(0)
    print("inner ends")
    return "value"


async def outer(task):
    try:
        print("outer got", await task)
    except asyncio.CancelledError:
        print("outer cancelled, inner is", "done" if task.done() else "pending", "with", task.result())
        raise


async def main():
    inner_task = asyncio.create_task(inner())
    outer_task = asyncio.create_task(outer(inner_task))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("main cancels, inner is", "done" if inner_task.done() else "pending")
    print("inner accepted" if inner_task.cancel() else "inner refused")
    print("outer accepted" if outer_task.cancel() else "outer refused")
    try:
        await outer_task
    except asyncio.CancelledError:
        print("main saw the cancellation")


asyncio.run(main())
