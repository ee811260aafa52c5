# Shutting down the default executor waits for what runs and what is queued.
import asyncio
import concurrent.futures
import threading

go_on = threading.Event()


def first():
    go_on.wait()
    print("first")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_default_executor(concurrent.futures.ThreadPoolExecutor(1))
    loop.run_in_executor(None, first)
    loop.run_in_executor(None, print, "second")
    loop.call_soon(print, "the loop goes on")
    loop.call_later(0.02, go_on.set)
    await loop.shutdown_default_executor()
    print("shut down")


asyncio.run(main())
