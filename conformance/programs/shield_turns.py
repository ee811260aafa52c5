# A shield is done in the turn after its inner task, its awaiter goes on in the turn after that; a cancel takes one.
import asyncio


def turn(loop, number):
    print("turn", number)
    if number < 5:
        loop.call_soon(turn, loop, number + 1)


async def inner():
    print("inner ends")
    return "value"


async def waiter(task):
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        print("waiter cancelled")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(turn, loop, 1)
    print("main got", await asyncio.shield(inner()))
    await asyncio.sleep(0.01)
    pending = loop.create_future()
    task = asyncio.create_task(waiter(pending))
    await asyncio.sleep(0)
    loop.call_soon(turn, loop, 4)
    task.cancel()
    await asyncio.sleep(0.01)
    print("inner future is", "done" if pending.done() else "pending")


asyncio.run(main())
