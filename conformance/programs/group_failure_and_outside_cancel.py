# If a task fails while the parent is cancelled, the group comes out and the next wait throws the cancellation.
import asyncio


def show(group):
    print(group.message)
    for error in group.exceptions:
        print("-", error)



async def fail():
    try:
        await asyncio.sleep(1)
    finally:
        raise ValueError("clean-up")


async def parent(in_body):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            if in_body:
                await asyncio.sleep(1)
    except* ValueError as e:
        show(e)
    print("cancelling:", asyncio.current_task().cancelling())
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("cancelled again, cancelling:", asyncio.current_task().cancelling())
        raise
    print("never printed")


async def main():
    for in_body in (True, False):
        task = asyncio.create_task(parent(in_body))
        await asyncio.sleep(0.02)
        task.cancel()
        await asyncio.wait([task])
        print("cancelled" if task.cancelled() else "not cancelled")


asyncio.run(main())
