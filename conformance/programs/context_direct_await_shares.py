# A coroutine that is awaited directly shares its caller's context; as a task, or in gather, it has a copy.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


async def change(value):
    variable.set(value)
    await asyncio.sleep(0)


async def main():
    await change("by a direct await")
    print(variable.get())
    await asyncio.create_task(change("by a task"))
    print(variable.get())
    await asyncio.gather(change("by gather"), change("by gather"))
    print(variable.get())
    await asyncio.shield(change("by shield"))
    print(variable.get())


asyncio.run(main())
