# A task or future that is given twice is awaited once, and its result stands in both places.
import asyncio


async def work(name):
    print(name, "runs")
    await asyncio.sleep(0.01)
    return name


async def main():
    one = asyncio.create_task(work("one"))
    print(*await asyncio.gather(one, one))
    task = asyncio.create_task(work("task"))
    future = asyncio.get_running_loop().create_future()
    future.set_result("future")
    print(*await asyncio.gather(task, future, task, future))


asyncio.run(main())
