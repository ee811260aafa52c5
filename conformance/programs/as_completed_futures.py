# Iterated over with a wait, it hands out what was passed in, in the order of completion.
import asyncio


async def work(name, delay, error=False):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    print(name, "fails" if error else "ends")
    if error:
        raise ValueError(name)
    return name



async def main():
    tasks = [asyncio.create_task(work(name, delay)) for name, delay in (("a", 0.06), ("b", 0.02), ("c", 0.04))]
    async for task in asyncio.as_completed(tasks):
        print(tasks.index(task), task.result(), "done" if task.done() else "not done")


asyncio.run(main())
