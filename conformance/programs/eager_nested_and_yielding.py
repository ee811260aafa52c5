# Eager tasks nest: a yield in the inner one returns to the outer, which returns to its creator when it waits.
import asyncio


async def inner():
    print("inner 1")
    await asyncio.sleep(0)
    print("inner 2")
    return "inner"


async def outer():
    print("outer 1")
    task = asyncio.create_task(inner())
    print("outer 2")
    print("outer got", await task)
    return "outer"


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    loop.call_soon(lambda: print("callback before"))
    task = asyncio.create_task(outer())
    loop.call_soon(lambda: print("callback after"))
    print("creator")
    print("creator got", await task)


asyncio.run(main())
