# gather over bodies that end at once is done when it returns; one body that waits makes it pending.
import asyncio


async def at_once(value):
    return value


async def later(value):
    await asyncio.sleep(0.01)
    return value


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    all_of_them = asyncio.gather(at_once("a"), at_once("b"))
    print("done" if all_of_them.done() else "pending", *all_of_them.result())
    some = asyncio.gather(at_once("a"), later("b"))
    print("done" if some.done() else "pending", *await some)


asyncio.run(main())
