# A queue with a limit makes who puts wait, in order; items come out in the order in which they went in.
import asyncio


async def producer(name, queue):
    for number in range(3):
        await queue.put(f"{name}{number}")
        print("put", f"{name}{number}", "size", queue.qsize())


async def main():
    queue = asyncio.Queue(2)
    tasks = [asyncio.create_task(producer(name, queue)) for name in "ab"]
    for _ in range(6):
        print("got", await queue.get())
    await asyncio.wait(tasks)
    print("empty" if queue.empty() else "not empty")


asyncio.run(main())
