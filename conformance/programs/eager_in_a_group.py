# A group with eager children: those that end at once count, a failure cancels the rest, and the body where it waits.
import asyncio


async def failing():
    print("failing")
    raise ValueError("bad")


async def sibling():
    try:
        print("sibling 1")
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("sibling cancelled")
        raise


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(0))
    print("first group ended")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sibling())
            group.create_task(failing())
            print("body goes on")
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                print("body cancelled")
                raise
    except* ValueError as errors:
        print("group of", len(errors.exceptions))


asyncio.run(main())
