# Two shields of one task: cancelling one leaves the other and the task alone; cancelling the task cancels both.
import asyncio


async def work():
    await asyncio.sleep(0.04)
    print("work ends")
    return "result"


async def waiter(name, task):
    try:
        print(name, await asyncio.shield(task))
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    for whom in ("first", "work"):
        task = asyncio.create_task(work())
        first = asyncio.create_task(waiter("first", task))
        second = asyncio.create_task(waiter("second", task))
        await asyncio.sleep(0.02)
        (first if whom == "first" else task).cancel()
        await asyncio.wait([first, second])
        print("work cancelled" if task.cancelled() else "work done")


asyncio.run(main())
