# A shutdown wakes all who wait to get or to put, and they are refused.
import asyncio


async def getter(name, queue):
    try:
        print(name, "got", await queue.get())
    except asyncio.QueueShutDown:
        print(name, "shut down")


async def putter(name, queue):
    try:
        await queue.put(name)
        print(name, "put")
    except asyncio.QueueShutDown:
        print(name, "shut down")


async def main():
    empty = asyncio.Queue()
    full = asyncio.Queue(1)
    full.put_nowait("x")
    tasks = [asyncio.create_task(getter(name, empty)) for name in "ab"]
    tasks += [asyncio.create_task(putter(name, full)) for name in "cd"]
    await asyncio.sleep(0)
    empty.shutdown()
    full.shutdown()
    await asyncio.wait(tasks)
    print("size", full.qsize())


asyncio.run(main())
