# A done callback that fails is reported to the exception handler; the other callbacks and the waiters are served.
import asyncio


def broken(future):
    print("broken callback")
    raise ValueError("broken")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["exception"]))
    future = loop.create_future()
    future.add_done_callback(lambda f: print("first callback"))
    future.add_done_callback(broken)
    future.add_done_callback(lambda f: print("last callback"))
    loop.call_soon(future.set_result, "value")
    print("main got", await future)


asyncio.run(main())
