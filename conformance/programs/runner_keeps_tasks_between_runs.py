# Tasks that are left after one run of a runner go on in the next; close() cancels what is still there.
import asyncio


async def worker():
    try:
        for step in range(1, 10):
            print("step", step)
            await asyncio.sleep(0.04)
    finally:
        print("worker ends")


async def start():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.02)
    print("first run ends")
    return task


async def go_on(task):
    await asyncio.sleep(0.04)
    print("second run ends, the task is", "done" if task.done() else "pending")


with asyncio.Runner() as runner:
    task = runner.run(start())
    print("between the runs")
    runner.run(go_on(task))
    print("before close")
print("task is", "cancelled" if task.cancelled() else "not cancelled")
