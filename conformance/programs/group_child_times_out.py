# A limit inside a task of a group is that task's failure when nobody catches it, else nothing to the group.
import asyncio


async def limited(name):
    async with asyncio.timeout(0.02):
        await asyncio.sleep(1)
    print(name, "never here")


async def forgiving():
    try:
        await limited("forgiving")
    except TimeoutError:
        print("forgiven")


async def sibling():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("sibling cancelled")
        raise


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(forgiving())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sibling())
            group.create_task(limited("strict"))
    except* TimeoutError as errors:
        print("timed out:", len(errors.exceptions))
    print("cancelling", asyncio.current_task().cancelling())


asyncio.run(main())
