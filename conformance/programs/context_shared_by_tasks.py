# A task that is given a context uses that very object; two tasks may take turns in it and see each other's changes.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


async def worker(name):
    for step in range(1, 4):
        print(name, "sees", variable.get())
        variable.set(f"{name} {step}")
        await asyncio.sleep(0)


async def child():
    variable.set("set by the child")


async def main():
    context = contextvars.copy_context()
    a = asyncio.create_task(worker("a"), context=context)
    b = asyncio.create_task(worker("b"), context=context)
    await asyncio.gather(a, b)
    print("the same" if a.get_context() is context else "another one")
    print("main sees", variable.get())
    print("the context has", context[variable])
    await asyncio.create_task(child(), context=asyncio.current_task().get_context())
    print("main sees", variable.get())


asyncio.run(main())
