# A shutdown of the default executor that takes too long stops waiting, without an exception.
import asyncio
import threading

go_on = threading.Event()


def work():
    go_on.wait()
    return "worked"


async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, work)
    await loop.shutdown_default_executor(timeout=0.02)
    print("done", future.done())
    go_on.set()
    print(await future)


asyncio.run(main())
