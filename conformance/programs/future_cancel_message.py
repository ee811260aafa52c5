# The message of cancel() reaches everyone: result(), exception(), each awaiting task, and whoever awaits those tasks.
import asyncio


def attempt(what, action):
    try:
        action()
    except asyncio.CancelledError as e:
        print(what, "cancelled:", e.args[0])


async def waiter(name, future):
    try:
        await future
    except asyncio.CancelledError as e:
        print(name, "cancelled:", e.args[0])
        raise


async def inner():
    future = asyncio.get_running_loop().create_future()
    first = asyncio.create_task(waiter("first", future))
    second = asyncio.create_task(waiter("second", future))
    await asyncio.sleep(0)
    future.cancel("no longer needed")
    attempt("result", future.result)
    attempt("exception", future.exception)
    await asyncio.sleep(0)
    await second


async def outer():
    try:
        await asyncio.create_task(inner())
    except asyncio.CancelledError as e:
        print("outer cancelled:", e.args[0])


asyncio.run(outer())
