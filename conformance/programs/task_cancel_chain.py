# Cancelling a task that awaits a task that awaits a future travels from the innermost outwards, a turn each.
import asyncio


async def level(name, awaitable):
    try:
        await awaitable
    except asyncio.CancelledError as e:
        print(name, "cancelled:", e.args[0])
        raise


def turn(loop, number):
    print("turn", number)
    if number < 4:
        loop.call_soon(turn, loop, number + 1)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    inner = asyncio.create_task(level("inner", future))
    middle = asyncio.create_task(level("middle", inner))
    outer = asyncio.create_task(level("outer", middle))
    await asyncio.sleep(0)
    loop.call_soon(turn, loop, 1)
    outer.cancel("enough")
    print("future is", "cancelled" if future.cancelled() else "pending")
    for task in (inner, middle, outer):
        print("asked to:", task.cancelling())
    await asyncio.sleep(0.01)
    for task in (inner, middle, outer):
        print("cancelled" if task.cancelled() else "not cancelled")


asyncio.run(main())
