# A cancelled task's future is cancelled at once, so whoever wanted to set its result comes too late.
import asyncio


async def waiter(future):
    try:
        await future
    except asyncio.CancelledError:
        print("waiter cancelled")
        return "waiter's own value"


def late(future):
    try:
        future.set_result("value")
    except asyncio.InvalidStateError:
        print("too late: invalid state")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0)
    loop.call_soon(late, future)
    task.cancel()
    print("main got", await task)


asyncio.run(main())
