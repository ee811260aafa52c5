# Without a limit the block takes the time it needs.
import asyncio


async def main():
    async with asyncio.timeout(None) as limit:
        print("no deadline" if limit.when() is None else "deadline")
        await asyncio.sleep(0.02)
    print("expired" if limit.expired() else "not expired")


asyncio.run(main())
