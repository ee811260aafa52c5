# A handler of a signal runs in the context in which it was added, each time in the same.
import asyncio
import contextvars
import os
import signal

user = contextvars.ContextVar("user", default="nobody")


async def main():
    loop = asyncio.get_running_loop()
    arrived = asyncio.Queue()

    def handler():
        print("handler sees", user.get())
        user.set(user.get() + "!")
        arrived.put_nowait(None)

    user.set("ada")
    loop.add_signal_handler(signal.SIGWINCH, handler)
    user.set("bob")
    for _ in range(2):
        os.kill(os.getpid(), signal.SIGWINCH)
        await arrived.get()
    print("main sees", user.get())


asyncio.run(main())
