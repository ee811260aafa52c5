# A callback that raises CancelledError is an error like any other: reported to the handler, the loop goes on.
import asyncio


def broken():
    raise asyncio.CancelledError("by a callback")


def handler(loop, context):
    error = context["exception"]
    print("handler:", "cancelled:" if isinstance(error, asyncio.CancelledError) else "error:", error)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(broken)
    loop.call_soon(print, "callback")
    loop.call_soon_threadsafe(broken)
    await asyncio.sleep(0)
    print("main was asked to:", asyncio.current_task().cancelling())


asyncio.run(main())
