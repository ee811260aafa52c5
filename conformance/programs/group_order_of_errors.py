# Failures stand in the order in which the tasks ended, that of the body last.
import asyncio


def show(group):
    print(group.message)
    for error in group.exceptions:
        print("-", error)



async def fail(name, delay):
    try:
        await asyncio.sleep(1)
    finally:
        await asyncio.sleep(delay)
        raise ValueError(name)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("slow", 0.06))
            group.create_task(fail("quick", 0.02))
            await asyncio.sleep(0.02)
            raise ValueError("body")
    except* ValueError as e:
        show(e)


asyncio.run(main())
