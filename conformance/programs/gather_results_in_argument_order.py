# Gather gives the results in the order of its arguments, whatever the order in which they were ready.
import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, "is ready")
    return name


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(work("task", 0.02))
    asyncio.get_running_loop().call_later(0.04, future.set_result, "future")
    gathered = asyncio.gather(work("slow", 0.08), work("fast", 0), work("middle", 0.06))
    print(*await gathered)
    print(*await asyncio.gather(future, task))


asyncio.run(main())
