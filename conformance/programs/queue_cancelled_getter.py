# A getter that is cancelled after an item has woken it passes the wake-up on: the item is not lost.
import asyncio


async def getter(name, queue):
    try:
        item = await queue.get()
        print(name, "got", item)
    except asyncio.CancelledError:
        print(name, "cancelled, size", queue.qsize())
        raise


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(name, queue)) for name in "abc"]
    await asyncio.sleep(0)
    queue.put_nowait(1)
    tasks[0].cancel()
    await asyncio.sleep(0.02)
    tasks[2].cancel()
    await asyncio.wait(tasks)
    print("empty" if queue.empty() else "not empty")


asyncio.run(main())
