# The end of run cancels the tasks that are left, and waits for their threads.
import asyncio
import threading

started = threading.Event()
go_on = threading.Event()


def work():
    started.set()
    go_on.wait()
    print("function ends")


async def background():
    try:
        await asyncio.to_thread(work)
    except asyncio.CancelledError:
        print("task cancelled")
        go_on.set()
        raise


async def main():
    asyncio.create_task(background())
    await asyncio.sleep(0)
    await asyncio.to_thread(started.wait)
    print("main ends")


asyncio.run(main())
print("run ends")
