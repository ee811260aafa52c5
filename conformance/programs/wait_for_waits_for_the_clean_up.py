# After the limit it cancels, and returns only when what it cancelled has ended.
import asyncio


async def work():
    try:
        await asyncio.sleep(1)
    finally:
        print("cleaning up")
        await asyncio.sleep(0.04)
        print("cleaned up")


async def main():
    for start in (work, lambda: asyncio.create_task(work())):
        try:
            await asyncio.wait_for(start(), 0.02)
        except TimeoutError as e:
            print("timed out,", "cancelled" if isinstance(e.__cause__, asyncio.CancelledError) else "no cause")


asyncio.run(main())
