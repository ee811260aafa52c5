# After the deadline, and after the block, it cannot be moved.
import asyncio


def reschedule(limit):
    try:
        limit.reschedule(None)
    except RuntimeError as e:
        print("refused,", "expired" if limit.expired() else "not expired")


async def main():
    try:
        async with asyncio.timeout(0.02) as limit:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                reschedule(limit)
                raise
    except TimeoutError:
        reschedule(limit)
    async with asyncio.timeout(1) as limit:
        pass
    reschedule(limit)


asyncio.run(main())
