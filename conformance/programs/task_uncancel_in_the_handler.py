# A handler that takes the request back leaves a task that was never cancelled; a request not taken back still counts.
import asyncio


async def worker(name, takes_back):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        if takes_back:
            print(name, "left:", asyncio.current_task().uncancel())
    await asyncio.sleep(0.01)
    print(name, "asked to:", asyncio.current_task().cancelling())
    return name


async def main():
    first = asyncio.create_task(worker("first", True))
    second = asyncio.create_task(worker("second", False))
    await asyncio.sleep(0)
    first.cancel()
    second.cancel()
    print(*await asyncio.gather(first, second))


asyncio.run(main())
