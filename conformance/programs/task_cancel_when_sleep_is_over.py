# A cancel in the very turn in which a sleep ends wins, whether it comes a moment before or after the end.
import asyncio
import time


async def sleeper(name):
    try:
        await asyncio.sleep(0.02)
        print(name, "slept")
    except asyncio.CancelledError as e:
        print(name, "cancelled:", e.args[0])


async def main():
    loop = asyncio.get_running_loop()
    after = asyncio.create_task(sleeper("after"))
    before = asyncio.create_task(sleeper("before"))
    loop.call_later(0.02, before.cancel, "a moment before the end")
    await asyncio.sleep(0)
    loop.call_later(0.02, after.cancel, "a moment after the end")
    time.sleep(0.05)  # holds the loop, so that all of this is due in one turn
    await before
    await after


asyncio.run(main())
