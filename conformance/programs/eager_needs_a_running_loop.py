# A loop that does not run starts nothing: the task is lazy, whatever the factory says.
import asyncio


async def body():
    print("body")
    return "result"


loop = asyncio.new_event_loop()
loop.set_task_factory(asyncio.eager_task_factory)
task = loop.create_task(body())
print("done" if task.done() else "pending")
print(loop.run_until_complete(task))
print("no coroutine" if task.get_coro() is None else "a coroutine")
loop.close()
