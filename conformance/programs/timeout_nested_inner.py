# The inner limit does not concern the outer one.
import asyncio


async def main():
    async with asyncio.timeout(1) as outer:
        try:
            async with asyncio.timeout(0.02):
                await asyncio.sleep(2)
        except TimeoutError:
            print("inner timed out")
        await asyncio.sleep(0.02)
        print("outer goes on")
    print("expired" if outer.expired() else "not expired")


asyncio.run(main())
