# An exception handler that fails itself is survived: the loop reports it by the default handler and goes on.
import asyncio


def broken(number):
    print("callback", number)
    raise ValueError("broken callback")


def handler(loop, context):
    print("handler called for:", context["exception"])
    raise ValueError("broken handler")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(broken, 1)
    loop.call_soon(broken, 2)
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    print("no handler" if loop.get_exception_handler() is None else "a handler")
    loop.call_soon(broken, 3)
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
