# A task that cancels itself and returns without another await ends cancelled, and its value is lost.
import asyncio


async def worker():
    print("accepted" if asyncio.current_task().cancel("by myself") else "refused")
    print("worker returns")
    return "lost value"


async def failing():
    asyncio.current_task().cancel("by myself")
    raise ValueError("an error is not lost")


async def main():
    for task in (asyncio.create_task(worker()), asyncio.create_task(failing())):
        try:
            print("value:", await task)
        except asyncio.CancelledError as e:
            print("cancelled:", e.args[0])
        except ValueError as e:
            print("value error:", e)
        print("task is", "cancelled" if task.cancelled() else "not cancelled")


asyncio.run(main())
