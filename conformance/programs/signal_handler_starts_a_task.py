# A handler of a signal may start a task, and cancel one.
import asyncio
import os
import signal


async def clean_up():
    print("cleaning up")
    await asyncio.sleep(0.02)
    print("cleaned up")


async def work():
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        print("work cancelled")
        raise


async def main():
    loop = asyncio.get_running_loop()
    working = asyncio.create_task(work())
    started = asyncio.Queue()

    def handler():
        working.cancel()
        started.put_nowait(asyncio.create_task(clean_up()))

    loop.add_signal_handler(signal.SIGWINCH, handler)
    await asyncio.sleep(0)
    os.kill(os.getpid(), signal.SIGWINCH)
    cleaning = await started.get()
    try:
        await working
    except asyncio.CancelledError:
        print("main saw it")
    await cleaning


asyncio.run(main())
