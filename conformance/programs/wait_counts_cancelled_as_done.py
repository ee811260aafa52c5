# A member that was cancelled is done, but it has not failed.
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



async def main():
    cancelled = asyncio.create_task(work("a", 1))
    slow = asyncio.create_task(work("b", 0.06))
    asyncio.get_running_loop().call_later(0.02, cancelled.cancel)
    done, pending = await asyncio.wait([cancelled, slow], return_when=asyncio.FIRST_COMPLETED)
    print("done:", len(done), "cancelled" if cancelled in done else "")
    done, pending = await asyncio.wait([cancelled, slow], return_when=asyncio.FIRST_EXCEPTION)
    print("done:", len(done))


asyncio.run(main())
