# A time-out ends a wait for a thread, not the function on it.
import asyncio
import threading

go_on = threading.Event()


def work():
    go_on.wait()
    print("function ends")


async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(work), 0.02)
    except TimeoutError:
        print("timeout")
    go_on.set()


asyncio.run(main())
print("run ends")
