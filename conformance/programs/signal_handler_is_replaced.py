# Adding a handler for a signal that has one replaces it.
import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    arrived = asyncio.Event()
    loop.add_signal_handler(signal.SIGWINCH, print, "first")

    def second():
        print("second")
        arrived.set()

    loop.add_signal_handler(signal.SIGWINCH, second)
    os.kill(os.getpid(), signal.SIGWINCH)
    await arrived.wait()
    print("removed:", loop.remove_signal_handler(signal.SIGWINCH))
    print("removed:", loop.remove_signal_handler(signal.SIGWINCH))


asyncio.run(main())
