# A cancelled timer does not run; it may be cancelled by another timer, twice, and after it ran.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    first = loop.call_later(0.02, print, "first")
    second = loop.call_later(0.06, print, "never printed")
    third = loop.call_later(0.08, print, "third")
    fourth = loop.call_later(0.1, print, "never printed")
    loop.call_later(0.04, second.cancel)
    fourth.cancel()
    fourth.cancel()
    await asyncio.sleep(0.12)
    for timer in (first, second, third, fourth):
        print("cancelled" if timer.cancelled() else "not cancelled")
    third.cancel()
    print("cancelled" if third.cancelled() else "not cancelled")


asyncio.run(main())
