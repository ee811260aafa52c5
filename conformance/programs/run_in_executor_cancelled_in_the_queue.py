# A job whose future is cancelled before a thread takes it never runs.
import asyncio
import concurrent.futures
import threading

go_on = threading.Event()


def first():
    go_on.wait()
    print("first")


async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(1) as own:
        running = loop.run_in_executor(own, first)
        queued = loop.run_in_executor(own, print, "second")
        last = loop.run_in_executor(own, print, "third")
        print("cancel", queued.cancel(), queued.cancel())
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.wait([running, queued, last])
        print("cancelled", running.cancelled(), queued.cancelled(), last.cancelled())


asyncio.run(main())
