# At its deadline the block sees a cancellation, cleans up, and leaves as a time-out.
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.02) as limit:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("cancelled inside,", "expired" if limit.expired() else "not expired")
                await asyncio.sleep(0.02)
                print("cleaned up")
                raise
    except TimeoutError as e:
        print("timed out", "because it was cancelled" if isinstance(e.__cause__, asyncio.CancelledError) else "")
    print("expired" if limit.expired() else "not expired")
    print("cancelling:", asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    print("goes on")


asyncio.run(main())
