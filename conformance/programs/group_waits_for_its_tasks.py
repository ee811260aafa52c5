# A group ends when all its tasks have ended, also those that tasks have added.
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
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work("a", 0.02))

        async def more():
            await asyncio.sleep(0.04)
            group.create_task(work("c", 0.04))
            print("added")

        group.create_task(more())
        print("body ends")
    print("group ends,", first.result())


asyncio.run(main())
