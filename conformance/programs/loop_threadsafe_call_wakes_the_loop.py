# A call from another thread wakes a loop that has nothing to do, and runs in the loop's own thread of control.
import asyncio
import threading


def from_thread(loop, future):
    print("thread: calls")
    loop.call_soon_threadsafe(from_loop, future)


def from_loop(future):
    print("loop: called")
    future.set_result("done from a thread")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    thread = threading.Thread(target=from_thread, args=(loop, future))
    loop.call_soon(thread.start)
    print("main waits")
    print("main got:", await future)
    thread.join()


asyncio.run(main())
