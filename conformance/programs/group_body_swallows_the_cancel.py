# A body that swallows the group's cancellation goes on; the failure comes out all the same.
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
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("swallowed")
            await asyncio.sleep(0.02)
            print("body ends")
    except* ValueError as e:
        show(e)
    print("cancelling:", asyncio.current_task().cancelling())


asyncio.run(main())
