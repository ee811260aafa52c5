# What a handler of a signal throws goes to the exception handler; the handler stays.
import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    arrived = asyncio.Queue()

    def on_error(loop, context):
        print("reported:", context["exception"])
        arrived.put_nowait(None)

    def handler():
        print("handler")
        raise ValueError("broken")

    loop.set_exception_handler(on_error)
    loop.add_signal_handler(signal.SIGWINCH, handler)
    for _ in range(2):
        os.kill(os.getpid(), signal.SIGWINCH)
        await arrived.get()
    print("removed:", loop.remove_signal_handler(signal.SIGWINCH))


asyncio.run(main())
