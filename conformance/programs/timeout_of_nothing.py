# No time at all ends the first wait, even one of no length; a block that does not wait ends as usual.
import asyncio


async def main():
    async with asyncio.timeout(0):
        print("no wait")
    async with asyncio.timeout(-1) as limit:
        print("no wait either")
    print("expired" if limit.expired() else "not expired")
    for delay in (0, -1):
        try:
            async with asyncio.timeout(delay):
                await asyncio.sleep(0)
                print("never printed")
        except TimeoutError:
            print("timed out")


asyncio.run(main())
