# When both limits are reached in one turn, only the outer block times out.
import asyncio


async def main():
    try:
        async with asyncio.timeout(0) as outer:
            try:
                async with asyncio.timeout(0) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner timed out")
            except asyncio.CancelledError:
                print("inner was cancelled")
                raise
    except TimeoutError:
        print("outer timed out")
    print("inner", "expired" if inner.expired() else "not expired")
    print("outer", "expired" if outer.expired() else "not expired")
    print("cancelling:", asyncio.current_task().cancelling())


asyncio.run(main())
