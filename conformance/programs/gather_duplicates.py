# An argument that is given twice runs once, and its result stands in both places.
import asyncio


async def work(name):
    print(name, "runs")
    await asyncio.sleep(0.01)
    return name


async def main():
    coroutine = work("coroutine")
    print(*await asyncio.gather(coroutine, coroutine))
    task = asyncio.create_task(work("task"))
    future = asyncio.get_running_loop().create_future()
    future.set_result("future")
    print(*await asyncio.gather(task, future, task, future))


asyncio.run(main())
