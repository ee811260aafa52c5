# In debug mode the exception handler is told where the callback was scheduled.
import asyncio


def handler(loop, context):
    print(context["message"].split(" ")[0:3], context["exception"])
    print("source traceback:", "source_traceback" in context)


def broken():
    raise ValueError("broken")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    for debug in (False, True, False):
        loop.set_debug(debug)
        loop.call_soon(broken)
        loop.call_later(0.02, broken)
        await asyncio.sleep(0.04)


asyncio.run(main())
