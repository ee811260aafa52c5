# A failure of the body cancels the tasks; those that have not started never do.
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
            await asyncio.sleep(0.02)
            group.create_task(work("unstarted", 1))
            raise ValueError("body")
    except* ValueError as e:
        show(e)


asyncio.run(main())
