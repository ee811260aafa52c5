# How many turns a group takes: none if it is empty, two after the end of its last task.
import asyncio


async def ticker():
    for tick in range(6):
        print("tick", tick)
        await asyncio.sleep(0)


async def child():
    print("child")


async def main():
    task = asyncio.create_task(ticker())
    async with asyncio.TaskGroup():
        pass
    print("empty group ends")
    async with asyncio.TaskGroup() as group:
        group.create_task(child())
    print("group ends")
    await task


asyncio.run(main())
