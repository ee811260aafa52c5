# A task knows the coroutine it was made of, its loop and its context, before, during and after its run.
import asyncio
import contextvars


async def worker():
    await asyncio.sleep(0.01)


def show(when, task, coroutine, context):
    print(when, "same coroutine" if task.get_coro() is coroutine else "another coroutine")
    print(when, "same context" if task.get_context() is context else "another context")
    print(when, "same loop" if task.get_loop() is asyncio.get_running_loop() else "another loop")


async def main():
    coroutine = worker()
    context = contextvars.copy_context()
    task = asyncio.create_task(coroutine, context=context)
    show("before:", task, coroutine, context)
    await asyncio.sleep(0)
    show("during:", task, coroutine, context)
    await task
    show("after:", task, coroutine, context)


asyncio.run(main())
