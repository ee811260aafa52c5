# A limit around a group is a plain time-out when the tasks have ended; a failure in the meantime wins.
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



async def fail():
    try:
        await asyncio.sleep(1)
    finally:
        raise ValueError("clean-up")


async def main():
    try:
        async with asyncio.timeout(0.02):
            async with asyncio.TaskGroup() as group:
                group.create_task(work("a", 1))
    except TimeoutError:
        print("timed out")
    try:
        async with asyncio.timeout(0.02):
            async with asyncio.TaskGroup() as group:
                group.create_task(fail())
    except* ValueError as e:
        show(e)
    print("cancelling:", asyncio.current_task().cancelling())
    await asyncio.sleep(0.02)
    print("goes on")


asyncio.run(main())
