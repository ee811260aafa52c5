# What cannot be done without waiting is refused; a limit of zero or less is none.
import asyncio


async def main():
    queue = asyncio.Queue(1)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        print("queue is empty")
    print("full" if queue.full() else "not full", queue.qsize(), "of", queue.maxsize)
    queue.put_nowait("x")
    try:
        queue.put_nowait("y")
    except asyncio.QueueFull:
        print("queue is full")
    print("full" if queue.full() else "not full", queue.qsize(), "of", queue.maxsize)
    print(queue.get_nowait())
    for limit in (0, -1):
        queue = asyncio.Queue(limit)
        for number in range(1000):
            queue.put_nowait(number)
        print("full" if queue.full() else "not full", queue.qsize(), "of", queue.maxsize)


asyncio.run(main())
