# Tasks of a group have the names they are given, and each a copy of the context.
import asyncio


import contextvars

colour = contextvars.ContextVar("colour")


async def child():
    print(asyncio.current_task().get_name(), colour.get())
    colour.set("red")


async def main():
    colour.set("green")
    async with asyncio.TaskGroup() as group:
        group.create_task(child(), name="one")
        group.create_task(child(), name="two")
        colour.set("blue")
        group.create_task(child(), name="three")
    print(colour.get())


asyncio.run(main())
