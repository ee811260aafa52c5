# When gather is cancelled, the first child to end decides whether it ends in a failure or in a cancellation.
import asyncio


async def work(name, fails):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        if fails:
            raise ValueError(f"{name} is broken")
        raise


async def attempt(first, second):
    gathered = asyncio.gather(work("a", first), work("b", second))
    await asyncio.sleep(0.01)
    gathered.cancel()
    try:
        await gathered
    except ValueError as e:
        print("value error:", e)
    except asyncio.CancelledError:
        print("cancelled")
    await asyncio.sleep(0.01)


async def main():
    await attempt(True, False)
    await attempt(False, True)


asyncio.run(main())
