# After a shutdown nothing goes into a queue, and what is inside can still be taken out.
import asyncio


async def main():
    queue = asyncio.Queue()
    for item in range(2):
        queue.put_nowait(item)
    queue.shutdown()
    try:
        await queue.put(2)
    except asyncio.QueueShutDown:
        print("put: shut down")
    try:
        queue.put_nowait(2)
    except asyncio.QueueShutDown:
        print("put without waiting: shut down")
    print("got", await queue.get())
    print("got", queue.get_nowait())
    try:
        await queue.get()
    except asyncio.QueueShutDown:
        print("get: shut down")
    try:
        queue.get_nowait()
    except asyncio.QueueShutDown:
        print("get without waiting: shut down")
    queue.shutdown()
    queue.task_done()
    queue.task_done()
    await queue.join()
    print("joined")


asyncio.run(main())
