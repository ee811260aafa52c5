# Several tasks may wait for the next one, first come, first served; one that is cancelled takes nothing.
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



async def take(name, next_one):
    try:
        print(name, "got", await next_one)
    except asyncio.CancelledError:
        print(name, "was cancelled")
        raise


async def main():
    ones = list(asyncio.as_completed([work("a", 0.04), work("b", 0.06), work("c", 0.08)]))
    takers = [asyncio.create_task(take(name, one)) for name, one in zip("xyz", ones)]
    await asyncio.sleep(0.02)
    takers[0].cancel()
    await asyncio.wait(takers)


asyncio.run(main())
