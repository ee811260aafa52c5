# An immediate shutdown drops the items and counts them as done; what was taken out before still has to be done.
import asyncio


async def joiner(queue):
    await queue.join()
    print("joined")


async def main():
    queue = asyncio.Queue()
    for item in range(3):
        queue.put_nowait(item)
    print("got", queue.get_nowait())
    task = asyncio.create_task(joiner(queue))
    await asyncio.sleep(0)
    queue.shutdown(immediate=True)
    print("size", queue.qsize())
    try:
        await queue.get()
    except asyncio.QueueShutDown:
        print("shut down")
    await asyncio.sleep(0.02)
    print("one to do")
    queue.task_done()
    await task


asyncio.run(main())
