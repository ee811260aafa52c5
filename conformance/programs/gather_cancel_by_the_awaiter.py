# Cancelling the task that awaits a gather cancels the children, also with return_exceptions, and then the task.
import asyncio


async def work(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def waiter(return_exceptions):
    try:
        await asyncio.gather(work("a"), work("b"), return_exceptions=return_exceptions)
        print("never printed")
    except asyncio.CancelledError:
        print("waiter cancelled")
        raise


async def main():
    for return_exceptions in (False, True):
        print("with return_exceptions" if return_exceptions else "plain")
        task = asyncio.create_task(waiter(return_exceptions))
        await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.sleep(0.01)
        print("task is", "cancelled" if task.cancelled() else "not cancelled")


asyncio.run(main())
