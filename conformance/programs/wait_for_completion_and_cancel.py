# A cancellation in the turn of the result wins; the result stays in the future.
import asyncio


async def waiter(future):
    try:
        print("got", await asyncio.wait_for(future, 1))
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    loop = asyncio.get_running_loop()
    for order in ("result first", "cancel first"):
        future = loop.create_future()
        task = asyncio.create_task(waiter(future))
        await asyncio.sleep(0)
        if order == "result first":
            future.set_result("result")
            task.cancel()
        else:
            task.cancel()
            print("future", "cancelled" if future.cancelled() else "not cancelled")
        await asyncio.wait([task])
        print(order, "cancelled" if task.cancelled() else "not cancelled")
        print("future", "cancelled" if future.cancelled() else future.result())


asyncio.run(main())
