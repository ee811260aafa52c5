# No task can be added to a group that has ended or is shutting down.
import asyncio


async def nothing():
    print("never printed")


def add(group):
    coroutine = nothing()
    try:
        group.create_task(coroutine)
    except RuntimeError as e:
        print("refused:", "finished" if "is finished" in str(e) else "shutting down" if "is shutting down" in str(e) else e)


async def cleaning(group):
    try:
        await asyncio.sleep(1)
    finally:
        add(group)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(cleaning(group))
            await asyncio.sleep(0.02)
            raise ValueError("body")
    except* ValueError as e:
        print("failures:", len(e.exceptions))
    add(group)


asyncio.run(main())
