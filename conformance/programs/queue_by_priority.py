# The smallest item comes out first, whenever it was put in.
import asyncio


async def getter(queue):
    for _ in range(4):
        print("got", await queue.get())


async def main():
    queue = asyncio.PriorityQueue(2)
    task = asyncio.create_task(getter(queue))
    for item in (5, 1, 4, 2):
        await queue.put(item)
        print("put", item)
    await task


asyncio.run(main())
