# Cancelling the one who waits cancels none of those it waits for.
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



async def main():
    task = asyncio.create_task(work("a", 0.04))

    async def waiter():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            print("waiter cancelled")
            raise

    outer = asyncio.create_task(waiter())
    await asyncio.sleep(0.02)
    outer.cancel()
    print(await task)
    print("outer", "cancelled" if outer.cancelled() else "not cancelled")


asyncio.run(main())
