# Another exception of the block after the deadline is what comes out.
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.02) as limit:
            try:
                await asyncio.sleep(1)
            finally:
                raise ValueError("clean-up failed")
    except ValueError as e:
        print("value error:", e)
    print("expired" if limit.expired() else "not expired", "cancelling:", asyncio.current_task().cancelling())


asyncio.run(main())
