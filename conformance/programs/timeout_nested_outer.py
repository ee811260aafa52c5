# The outer limit passes the inner block as a cancellation.
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.02):
            try:
                async with asyncio.timeout(1) as inner:
                    await asyncio.sleep(2)
            except TimeoutError:
                print("inner timed out")
            except asyncio.CancelledError:
                print("inner was cancelled,", "expired" if inner.expired() else "not expired")
                raise
    except TimeoutError:
        print("outer timed out")


asyncio.run(main())
