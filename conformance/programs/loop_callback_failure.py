# An exception in a callback goes to the exception handler with its handle; the rest of the turn and the loop go on.
import asyncio


def broken():
    raise ValueError("broken callback")


def handler(loop, context):
    print("handler:", context["exception"])
    print("with a handle" if context.get("handle") else "without a handle")
    print("with a future" if context.get("future") else "without a future")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(print, "before")
    loop.call_soon(broken)
    loop.call_soon(print, "after")
    loop.call_later(0.01, broken)
    loop.call_later(0.03, print, "much later")
    await asyncio.sleep(0.05)
    print("main ends")


asyncio.run(main())
