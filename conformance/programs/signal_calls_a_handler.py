# A signal calls its handler on the loop, and a task that waits for it goes on afterwards.
import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    arrived = asyncio.Event()

    def handler():
        print("handler, on the loop:", asyncio.get_running_loop() is loop)
        arrived.set()

    loop.add_signal_handler(signal.SIGWINCH, handler)
    os.kill(os.getpid(), signal.SIGWINCH)
    await arrived.wait()
    print("main goes on")


asyncio.run(main())
