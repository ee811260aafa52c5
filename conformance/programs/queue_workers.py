# Several workers share a queue: each item goes to one of them, in order, and the one that is free first asks first.
import asyncio


async def worker(name, queue):
    while True:
        pause = await queue.get()
        print(name, "takes", pause)
        await asyncio.sleep(pause / 50)
        print(name, "has done", pause)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(worker(name, queue)) for name in "ab"]
    for pause in (1, 4, 2, 4, 5):
        await queue.put(pause)
    await queue.join()
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    print("all done")


asyncio.run(main())
