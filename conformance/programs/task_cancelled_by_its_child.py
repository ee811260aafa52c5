# A cancellation may come from anywhere: a child, a timer or a done callback cancels the task that waits.
import asyncio


async def child(parent):
    print("child cancels its parent")
    parent.cancel("by the child")
    await asyncio.sleep(0.01)
    print("never printed")


async def parent():
    task = asyncio.create_task(child(asyncio.current_task()))
    try:
        await task
    except asyncio.CancelledError as e:
        print("parent cancelled:", e.args[0])
        print("child is", "cancelled" if task.cancelled() else "not cancelled")


async def sleeper(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(name, "cancelled:", e.args[0])


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.create_task(parent())
    task = asyncio.create_task(sleeper("sleeper"))
    loop.call_later(0.02, task.cancel, "by a timer")
    await task
    future = loop.create_future()
    task = asyncio.create_task(sleeper("last one"))
    future.add_done_callback(lambda f: task.cancel(f.result()))
    loop.call_later(0.02, future.set_result, "by a done callback")
    await task


asyncio.run(main())
