# A body that does not wait gives a task that is done, without a coroutine; its callbacks still come in a later turn.
import asyncio


async def body():
    return "result"


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(body())
    print("done" if task.done() else "pending", task.result())
    print("no coroutine" if task.get_coro() is None else "a coroutine")
    print("cancel gives", "true" if task.cancel() else "false")
    task.add_done_callback(lambda done: print("callback"))
    print("callback added")
    await asyncio.sleep(0)
    print("after a turn")
    print("awaited without a turn:", await task)


asyncio.run(main())
