# A delay of zero or less is due in the next turn, after everything that was queued before that turn began.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(-1, print, "negative delay")
    loop.call_soon(print, "queued")
    await asyncio.sleep(0)
    print("main after one turn")
    await asyncio.sleep(0)
    loop.call_at(loop.time() - 1, print, "deadline in the past")
    loop.call_soon(loop.call_soon, print, "queued in the same turn")
    loop.call_soon(print, "queued again")
    await asyncio.sleep(0.02)
    print("main ends")


asyncio.run(main())
