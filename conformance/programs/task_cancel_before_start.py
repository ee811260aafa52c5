# A task cancelled before its first step never runs its body, yet whoever awaits it sees the cancellation.
import asyncio


async def worker():
    print("never printed")


async def main():
    task = asyncio.create_task(worker())
    print("accepted" if task.cancel("too early") else "refused")
    print("done" if task.done() else "pending")
    try:
        await task
    except asyncio.CancelledError as e:
        print("cancelled:", e.args[0])
    print("task is", "cancelled" if task.cancelled() else "not cancelled")


asyncio.run(main())
