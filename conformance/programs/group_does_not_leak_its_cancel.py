# The cancellation by which a group ends its body does not reach what comes after.
import asyncio


def show(group):
    print(group.message)
    for error in group.exceptions:
        print("-", error)



async def fail():
    raise ValueError("task")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            await asyncio.sleep(0)
            print("body ends in the turn of the failure")
    except* ValueError as e:
        show(e)
    await asyncio.sleep(0)
    await asyncio.sleep(0.02)
    print("cancelling:", asyncio.current_task().cancelling())


asyncio.run(main())
