# A task copies the context when it is created, not when it starts; what it sets stays its own for its whole life.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


async def worker(name):
    print(name, "starts with", variable.get())
    variable.set(f"set by {name}")
    await asyncio.sleep(0)
    print(name, "still has", variable.get())


async def main():
    variable.set("one")
    a = asyncio.create_task(worker("a"))
    variable.set("two")
    b = asyncio.create_task(worker("b"))
    variable.set("three")
    await a
    await b
    print("main has", variable.get())
    print("a's context has", a.get_context()[variable])


asyncio.run(main())
print("outside:", variable.get())
