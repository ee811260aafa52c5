# The first failure cancels the other tasks and the body.
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



def show(group):
    print(group.message)
    for error in group.exceptions:
        print("-", error)



async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("a", 1))
            group.create_task(work("b", 0.02, True))
            group.create_task(work("c", 0.02))
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("body cancelled, cancelling:", asyncio.current_task().cancelling())
                raise
    except* ValueError as e:
        show(e)
    print("cancelling:", asyncio.current_task().cancelling())
    await asyncio.sleep(0.02)
    print("goes on")


asyncio.run(main())
