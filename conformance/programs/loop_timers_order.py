# Timers run in the order of their deadlines, whatever the order in which they were set.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    loop.call_later(0.08, print, "fourth")
    loop.call_at(start + 0.02, print, "first")
    third = loop.call_later(0.06, print, "third")
    second = loop.call_at(start + 0.04, print, "second")
    print("third is due later" if third.when() > second.when() else "third is due earlier")
    print("second is due as asked" if second.when() == start + 0.04 else "second is due at another time")
    await asyncio.sleep(0.1)
    print("time has passed" if loop.time() - start >= 0.1 else "time stands still")


asyncio.run(main())
