# A task that wakes runs in its own context, whoever completed what it awaits, and whatever callbacks ran in between.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


async def waiter(name, future):
    variable.set(f"set by {name}")
    print(name, "got", await future, "and has", variable.get())


async def completer(future):
    variable.set("set by the completer")
    future.set_result("value")
    print("completer has", variable.get())


async def main():
    future = asyncio.get_running_loop().create_future()
    a = asyncio.create_task(waiter("a", future))
    b = asyncio.create_task(waiter("b", future))
    await asyncio.sleep(0)
    await asyncio.gather(a, b, completer(future))
    print("main has", variable.get())


asyncio.run(main())
