# When a task ends, its awaiter goes on in the next turn, neither sooner nor later; so does each link of a chain.
import asyncio


def turn(loop, number):
    print("turn", number)
    if number < 6:
        loop.call_soon(turn, loop, number + 1)


async def leaf():
    print("leaf starts")
    await asyncio.sleep(0)
    print("leaf ends")


async def middle():
    print("middle starts")
    await asyncio.create_task(leaf())
    print("middle ends")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(turn, loop, 1)
    await asyncio.create_task(middle())
    print("main goes on")
    await asyncio.sleep(0.01)


asyncio.run(main())
