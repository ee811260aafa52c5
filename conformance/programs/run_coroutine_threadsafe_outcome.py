# A coroutine from another thread runs in a copy of that thread's context; result and exception go back.
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def greet():
    await asyncio.sleep(0.02)
    seen = user.get()
    user.set("task")
    return "hello " + seen


async def fail():
    raise ValueError("wrong")


def caller(loop):
    user.set("ann")
    print(asyncio.run_coroutine_threadsafe(greet(), loop).result())
    print(user.get())
    try:
        asyncio.run_coroutine_threadsafe(fail(), loop).result()
    except ValueError as error:
        print("value error", error)


async def main():
    await asyncio.to_thread(caller, asyncio.get_running_loop())


asyncio.run(main())
