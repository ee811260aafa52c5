# The body of a time-out or a group runs in its task's own context: what it sets stays set behind it.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


async def child():
    print("child sees", variable.get())
    variable.set("by the child")


async def main():
    async with asyncio.timeout(1):
        variable.set("in the time-out")
    print(variable.get())
    async with asyncio.TaskGroup() as group:
        variable.set("in the group")
        task = group.create_task(child())
        await task
        print("body sees", variable.get())
    print(variable.get())

    async def limited():
        variable.set("in wait_for")

    await asyncio.wait_for(limited(), 1)
    print(variable.get())


asyncio.run(main())
