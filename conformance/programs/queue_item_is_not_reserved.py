# An item wakes a waiting getter but is not kept for it: a task that asks first takes it, and the getter waits again.
import asyncio


async def getter(name, queue):
    item = await queue.get()
    print(name, "got", item)


async def main():
    queue = asyncio.Queue()
    a = asyncio.create_task(getter("a", queue))
    b = asyncio.create_task(getter("b", queue))
    await asyncio.sleep(0)
    queue.put_nowait(1)
    print("main got", queue.get_nowait())
    await asyncio.sleep(0.02)
    queue.put_nowait(2)
    queue.put_nowait(3)
    await asyncio.wait([a, b])


asyncio.run(main())
