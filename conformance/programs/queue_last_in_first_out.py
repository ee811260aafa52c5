# A stack as a queue: the item put in last comes out first.
import asyncio


async def main():
    queue = asyncio.LifoQueue(3)
    for item in (1, 3, 2):
        await queue.put(item)
    print("full" if queue.full() else "not full")
    print(await queue.get())
    await queue.put(4)
    while not queue.empty():
        print(queue.get_nowait())


asyncio.run(main())
