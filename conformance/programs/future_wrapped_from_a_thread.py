# A foreign future that another thread completes wakes the loop; cancelling the task that awaits one cancels it.
import asyncio
import concurrent.futures
import threading


async def waiter(foreign):
    try:
        await asyncio.wrap_future(foreign)
    except asyncio.CancelledError:
        print("waiter cancelled")


async def main():
    foreign = concurrent.futures.Future()
    thread = threading.Thread(target=foreign.set_result, args=("from a thread",))
    asyncio.get_running_loop().call_soon(thread.start)
    print(await asyncio.wrap_future(foreign))
    thread.join()
    foreign = concurrent.futures.Future()
    task = asyncio.create_task(waiter(foreign))
    await asyncio.sleep(0)
    task.cancel()
    await task
    print("foreign one is", "cancelled" if foreign.cancelled() else "not cancelled")


asyncio.run(main())
