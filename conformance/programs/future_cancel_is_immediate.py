# Cancel() of a future takes effect at once; of a task it is a request that is carried out in a later turn.
import asyncio


async def worker():
    await asyncio.sleep(1)


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: print("future's callback"))
    task = asyncio.create_task(worker())
    task.add_done_callback(lambda t: print("task's callback"))
    await asyncio.sleep(0)
    print("accepted" if task.cancel() else "refused")
    print("task is", "cancelled" if task.cancelled() else "pending")
    print("accepted" if future.cancel() else "refused")
    print("future is", "cancelled" if future.cancelled() else "pending")
    await asyncio.sleep(0)
    print("one turn later the task is", "cancelled" if task.cancelled() else "pending")
    await asyncio.sleep(0)
    print("two turns later the task is", "cancelled" if task.cancelled() else "pending")


asyncio.run(main())
