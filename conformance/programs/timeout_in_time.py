# A block that ends in time is not touched, then or later.
import asyncio


async def main():
    async with asyncio.timeout(0.04) as limit:
        await asyncio.sleep(0.02)
        print("done")
    print("expired" if limit.expired() else "not expired")
    await asyncio.sleep(0.06)
    print("still here,", "expired" if limit.expired() else "not expired")


asyncio.run(main())
