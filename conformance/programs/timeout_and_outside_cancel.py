# A cancellation from outside in the same turn is not taken for the time-out, in either order.
import asyncio


async def limited():
    try:
        async with asyncio.timeout(0):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timed out")
    except asyncio.CancelledError:
        print("cancelled, cancelling:", asyncio.current_task().cancelling())
        raise


async def main():
    loop = asyncio.get_running_loop()
    task = loop.create_task(limited())
    loop.call_soon(task.cancel)
    await asyncio.wait([task])
    print("before the limit:", "task cancelled" if task.cancelled() else "task went on")
    task = loop.create_task(limited())
    loop.call_soon(loop.call_soon, task.cancel)
    await asyncio.wait([task])
    print("after the limit:", "task cancelled" if task.cancelled() else "task went on")


asyncio.run(main())
