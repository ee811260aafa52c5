# With no time at all: done gives its result, not started never starts, running is cancelled and waited for.
import asyncio


async def work(name):
    print(name, "starts")
    try:
        await asyncio.sleep(1)
    finally:
        print(name, "ends")


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result("done")
    print(await asyncio.wait_for(future, 0))
    for limit in (0, -1):
        try:
            await asyncio.wait_for(work("coroutine"), limit)
        except TimeoutError:
            print("timed out")
    task = asyncio.create_task(work("unstarted"))
    try:
        await asyncio.wait_for(task, 0)
    except TimeoutError:
        print("timed out,", "cancelled" if task.cancelled() else "not cancelled")
    task = asyncio.create_task(work("task"))
    await asyncio.sleep(0)
    try:
        await asyncio.wait_for(task, 0)
    except TimeoutError:
        print("timed out,", "cancelled" if task.cancelled() else "not cancelled")


asyncio.run(main())
