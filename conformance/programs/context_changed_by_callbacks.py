# A callback runs in a copy of the context, taken when it was registered: what it sets, the task does not see.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


async def worker():
    loop = asyncio.get_running_loop()
    loop.call_soon(variable.set, "set by a callback")
    print("worker has", variable.get())
    await asyncio.sleep(0)
    print("worker has", variable.get())
    loop.call_later(0.01, variable.set, "set by a timer")
    await asyncio.sleep(0.02)
    print("worker has", variable.get())


async def main():
    await asyncio.create_task(worker())
    print("main has", variable.get())


asyncio.run(main())
