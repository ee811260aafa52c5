# A self-cancel is delivered at a sleep of zero as well, in the turn in which the task would have gone on.
import asyncio


async def worker():
    asyncio.current_task().cancel()
    asyncio.get_running_loop().call_soon(print, "callback of the same turn")
    try:
        await asyncio.sleep(0)
        print("never printed")
    except asyncio.CancelledError:
        print("cancelled at the yield")
        raise
    finally:
        print("finally")


async def main():
    task = asyncio.create_task(worker())
    try:
        await task
    except asyncio.CancelledError:
        print("main saw the cancellation")


asyncio.run(main())
