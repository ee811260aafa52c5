# The current task is the one whose step runs; plain callbacks and done callbacks have none, outside it is an error.
import asyncio


def show(where):
    task = asyncio.current_task()
    print(where, "none" if task is None else task.get_name())


async def worker():
    show("worker:")
    await asyncio.sleep(0.02)
    show("worker after its sleep:")


async def main():
    loop = asyncio.get_running_loop()
    asyncio.current_task().set_name("main")
    show("main:")
    loop.call_soon(show, "callback:")
    loop.call_later(0.01, show, "timer:")
    task = asyncio.create_task(worker(), name="worker")
    task.add_done_callback(lambda t: show("done callback:"))
    await task
    await asyncio.sleep(0)
    show("main again:")


asyncio.run(main())
for lookup in (asyncio.current_task, asyncio.all_tasks):
    try:
        lookup()
    except RuntimeError:
        print("runtime error: no running loop")
