# An exception or a cancellation of the first step stays in the task; create_task itself does not raise.
import asyncio


async def failing():
    raise ValueError("bad")


async def cancelled():
    raise asyncio.CancelledError("enough")


async def cancels_itself():
    asyncio.current_task().cancel()
    return "result"


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(failing())
    print("created")
    try:
        await task
    except ValueError:
        print("value error")
    task = asyncio.create_task(cancelled())
    print("cancelled" if task.cancelled() else "not cancelled")
    task = asyncio.create_task(cancels_itself())
    print("cancelled" if task.cancelled() else "not cancelled")


asyncio.run(main())
