# Calling a coroutine function runs nothing; awaiting it runs it in the caller's own task and takes no turn.
import asyncio


async def inner():
    print("inner runs in", asyncio.current_task().get_name())
    return "value"


async def other():
    print("other task runs")


async def main():
    asyncio.current_task().set_name("main")
    task = asyncio.create_task(other())
    coroutine = inner()
    print("nothing has run")
    print("main got", await coroutine)
    print("main waits")
    await task
    print("in a task:", await asyncio.create_task(inner(), name="its own task"))


asyncio.run(main())
