# Inside of a task, context.run changes what the code in it sees, the tasks it makes included, and nothing afterwards.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


async def child(name):
    print(name, "sees", variable.get())


def start(name):
    variable.set("set inside")
    return asyncio.create_task(child(name))


async def main():
    variable.set("set by main")
    context = contextvars.copy_context()
    inside = context.run(start, "child made inside")
    outside = asyncio.create_task(child("child made outside"))
    print("main sees", variable.get())
    await inside
    await outside
    token = variable.set("for a while")
    await asyncio.create_task(child("child made meanwhile"))
    variable.reset(token)
    print("main sees", variable.get())


asyncio.run(main())
