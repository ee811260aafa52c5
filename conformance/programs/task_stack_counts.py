# A waiting task has one frame of its own; one that has ended well or cancelled has none; a limit of zero gives none.
import asyncio


async def nap():
    await asyncio.sleep(0.1)


async def main():
    task = asyncio.create_task(nap())
    await asyncio.sleep(0.02)
    print("waiting:", len(task.get_stack()))
    print("limit 1:", len(task.get_stack(limit=1)))
    print("limit 0:", len(task.get_stack(limit=0)))
    print("limit -1:", len(task.get_stack(limit=-1)))
    await task
    print("ended:", len(task.get_stack()))
    other = asyncio.create_task(nap())
    await asyncio.sleep(0.02)
    other.cancel()
    await asyncio.wait([other])
    print("cancelled:", len(other.get_stack()))


asyncio.run(main())
