# Each signal has a handler of its own; removing one leaves the other.
import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    arrived = asyncio.Queue()
    loop.add_signal_handler(signal.SIGWINCH, arrived.put_nowait, "WINCH")
    loop.add_signal_handler(signal.SIGURG, arrived.put_nowait, "URG")
    for each in signal.SIGURG, signal.SIGWINCH, signal.SIGURG:
        os.kill(os.getpid(), each)
        print(await arrived.get())
    loop.remove_signal_handler(signal.SIGURG)
    os.kill(os.getpid(), signal.SIGURG)
    os.kill(os.getpid(), signal.SIGWINCH)
    print(await arrived.get())


asyncio.run(main())
