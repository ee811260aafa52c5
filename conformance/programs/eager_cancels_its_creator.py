# An eager task may cancel its creator, which notices at its next wait, and a callback may create one.
import asyncio


async def canceller(task):
    task.cancel("by my child")
    print("child has cancelled")
    await asyncio.sleep(0.01)
    print("child ends")


async def creator():
    child = asyncio.create_task(canceller(asyncio.current_task()))
    print("creator still runs")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("cancelled", error)
    await child


async def body():
    print("body 1")
    await asyncio.sleep(0.01)
    print("body 2")


def callback():
    asyncio.get_running_loop().create_task(body())
    print("callback ends,", "no task" if asyncio.current_task() is None else "a task")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    await asyncio.create_task(creator())
    loop.call_soon(callback)
    loop.call_soon(lambda: print("next callback"))
    await asyncio.sleep(0.04)


asyncio.run(main())
