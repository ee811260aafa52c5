# A putter that is cancelled after room was made for it passes the wake-up on; its own item is not put in.
import asyncio


async def putter(item, queue):
    try:
        await queue.put(item)
        print("put", item)
    except asyncio.CancelledError:
        print("cancelled", item)
        raise


async def main():
    queue = asyncio.Queue(1)
    queue.put_nowait(0)
    tasks = [asyncio.create_task(putter(item, queue)) for item in (1, 2, 3)]
    await asyncio.sleep(0)
    print("got", queue.get_nowait())
    tasks[0].cancel()
    await asyncio.sleep(0.02)
    print("got", queue.get_nowait())
    await asyncio.wait(tasks)
    print("got", queue.get_nowait(), "size", queue.qsize())


asyncio.run(main())
