# The CancelledError that ended a task reaches its awaiter as the same object, once; later awaits get another one.
import asyncio


async def worker(seen):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        seen.append(e)
        raise


async def main():
    seen = []
    task = asyncio.create_task(worker(seen))
    await asyncio.sleep(0)
    task.cancel("enough")
    for number in (1, 2):
        try:
            await task
        except asyncio.CancelledError as e:
            print("await", number, "the same object" if e is seen[0] else "another object")


asyncio.run(main())
