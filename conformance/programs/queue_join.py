# Joining a queue waits until each item was marked as done, not only taken out; a fresh queue has nothing to wait for.
import asyncio


async def worker(queue):
    while True:
        item = await queue.get()
        print("got", item)
        await asyncio.sleep(0.02)
        print("done", item)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    await queue.join()
    print("nothing to wait for")
    for item in range(3):
        queue.put_nowait(item)
    task = asyncio.create_task(worker(queue))
    await queue.join()
    print("joined")
    task.cancel()
    try:
        queue.task_done()
    except ValueError:
        print("value error")


asyncio.run(main())
