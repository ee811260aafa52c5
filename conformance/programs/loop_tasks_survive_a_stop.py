# Tasks and timers that are pending when the loop stops go on where they were when it runs again.
import asyncio


async def worker(loop):
    for step in range(1, 5):
        print("step", step)
        if step == 2:
            loop.call_later(0.02, print, "timer")
            loop.stop()
        await asyncio.sleep(0.04)
    return "worker's result"


loop = asyncio.new_event_loop()
task = loop.create_task(worker(loop))
loop.run_forever()
print("stopped, the task is", "done" if task.done() else "pending")
print(loop.run_until_complete(task))
loop.close()
