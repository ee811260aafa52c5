# The end of a run cancels the tasks that are left, then closes the generators that nobody has closed.
import asyncio


async def producer():
    try:
        yield 1
    finally:
        await asyncio.sleep(0.01)
        print("generator closed")


async def leftover():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.02)
        print("task closed")


values = producer()


async def main():
    task = asyncio.create_task(leftover())
    print("got", await anext(values))
    await asyncio.sleep(0)
    print("main ends,", "task done" if task.done() else "task pending")


asyncio.run(main())
print("run has ended")
