# A task that waits for a thread is cancelled at once; the function goes on to its end.
import asyncio
import threading

started = threading.Event()
go_on = threading.Event()


def work():
    started.set()
    go_on.wait()
    print("function ends")


async def main():
    task = asyncio.create_task(asyncio.to_thread(work))
    await asyncio.to_thread(started.wait)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error)
    go_on.set()


asyncio.run(main())
print("run ends")
