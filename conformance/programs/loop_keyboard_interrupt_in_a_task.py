# An interrupt raised by a task is its outcome and leaves the loop as well; the old future does not stop a later run.
import asyncio


async def interrupting():
    await asyncio.sleep(0.01)
    raise KeyboardInterrupt


async def answer():
    await asyncio.sleep(0.02)
    return "answer"


loop = asyncio.new_event_loop()
waiting = loop.create_future()
task = loop.create_task(interrupting())
try:
    loop.run_until_complete(waiting)
except KeyboardInterrupt:
    print("interrupted")
print("task is", "done" if task.done() else "pending")
print("interrupt" if isinstance(task.exception(), KeyboardInterrupt) else "no interrupt")
waiting.set_result("late")
print(loop.run_until_complete(answer()))
loop.close()
