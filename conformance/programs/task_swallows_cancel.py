# Swallowing the cancellation and returning gives a normal result; the request stays counted and can be repeated.
import asyncio


async def worker():
    for number in range(1, 4):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print("swallowed:", e.args[0])
    return "worker's value"


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    for number in range(1, 4):
        print("accepted" if task.cancel(f"cancel {number}") else "refused")
        await asyncio.sleep(0.01)
    print("main got", await task)
    print("task is", "cancelled" if task.cancelled() else "not cancelled")
    print("asked to:", task.cancelling())


asyncio.run(main())
