# An eager task runs its first step inside of create_task; what waits goes on in a later turn.
import asyncio


async def body(name):
    print(name, "first step")
    await asyncio.sleep(0.02)
    print(name, "second step")
    return name


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    print("creating a")
    a = asyncio.create_task(body("a"))
    print("creating b")
    b = asyncio.create_task(body("b"))
    print("a is", "done" if a.done() else "pending")
    print(await b, await a)


asyncio.run(main())
