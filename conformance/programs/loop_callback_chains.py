# Timers and calls from callbacks interleave by turn: a callback chain goes on between two timers.
import asyncio


def chain(loop, name, left):
    print(name, left)
    if left > 1:
        loop.call_soon(chain, loop, name, left - 1)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(chain, loop, "a", 3)
    loop.call_soon(chain, loop, "b", 2)
    loop.call_later(0.02, chain, loop, "c", 2)
    loop.call_later(0.04, chain, loop, "d", 1)
    await asyncio.sleep(0.06)
    print("main ends")


asyncio.run(main())
