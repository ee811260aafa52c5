# A sleep without end, or a timer that is never due, holds nobody up; cancelling ends it, and the loop can end with it.
import asyncio
import math


async def sleeper():
    try:
        await asyncio.sleep(math.inf)
    finally:
        print("sleeper ends")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(math.inf, print, "never printed")
    loop.call_later(1e9, print, "never printed")
    task = asyncio.create_task(sleeper())
    left = asyncio.create_task(sleeper())
    await asyncio.sleep(0.02)
    print("sleeper is", "done" if task.done() else "pending")
    task.cancel()
    await asyncio.sleep(0.02)
    print("sleeper is", "done" if task.done() else "pending")
    print("main ends")


asyncio.run(main())
