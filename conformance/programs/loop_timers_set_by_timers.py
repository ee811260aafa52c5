# A timer without delay that is set by a timer waits for the next turn, so timers cannot starve the other callbacks.
import asyncio


def again(loop, number):
    print("timer", number)
    if number < 3:
        loop.call_later(0, again, loop, number + 1)
        loop.call_soon(print, "callback queued by timer", number)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0, again, loop, 1)
    await asyncio.sleep(0.02)
    print("main ends")


asyncio.run(main())
