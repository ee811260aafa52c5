# A cancel that comes after the awaited future is done, but before the task goes on, wins; the future keeps its result.
import asyncio


async def waiter(future):
    try:
        print("got", await future)
    except asyncio.CancelledError as e:
        print("cancelled:", e.args[0])
    print("once more:", await future)


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0)
    future.set_result("value")
    print("accepted" if task.cancel("in the same turn") else "refused")
    print("future is", "cancelled" if future.cancelled() else "not cancelled")
    await task
    print("future still has", future.result())


asyncio.run(main())
