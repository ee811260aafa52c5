# A block that swallows the cancellation goes on, without a time-out and without a trace in the count.
import asyncio


async def main():
    async with asyncio.timeout(0.02) as limit:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("swallowed, cancelling:", asyncio.current_task().cancelling())
        await asyncio.sleep(0.02)
        print("waited again")
    print("expired" if limit.expired() else "not expired", "cancelling:", asyncio.current_task().cancelling())


asyncio.run(main())
