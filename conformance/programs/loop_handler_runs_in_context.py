# The exception handler runs in the context of the callback or task that failed, not in that of the loop's caller.
import asyncio
import contextvars

who = contextvars.ContextVar("who", default="nobody")


def broken():
    raise ValueError("broken callback")


async def failing():
    who.set("the task")
    raise ValueError("broken task")


def handler(loop, context):
    print("handler sees", who.get(), "for", context["exception"])


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    context = contextvars.copy_context()
    context.run(who.set, "the callback")
    loop.call_soon(broken, context=context)
    who.set("main")
    loop.call_later(0.01, broken)
    await asyncio.sleep(0.02)
    print("main sees", who.get())
    asyncio.create_task(failing())
    await asyncio.sleep(0.02)


asyncio.run(main())
