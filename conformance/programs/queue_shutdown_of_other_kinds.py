# Queues of other kinds are shut down alike: what is inside comes out in their order, or is dropped at once.
import asyncio


async def drain(queue):
    while True:
        try:
            print("got", await queue.get())
        except asyncio.QueueShutDown:
            print("shut down")
            return


async def main():
    for kind in (asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for item in (2, 3, 1):
            queue.put_nowait(item)
        queue.shutdown()
        await drain(queue)
        queue = kind(1)
        queue.put_nowait(1)
        putter = asyncio.create_task(queue.put(2))
        await asyncio.sleep(0)
        queue.shutdown(immediate=True)
        try:
            await putter
        except asyncio.QueueShutDown:
            print("putter: shut down")
        print("size", queue.qsize())
        await queue.join()
        await drain(queue)


asyncio.run(main())
