# Futures that complete one another take one turn for each link, in step with other callbacks of the loop.
import asyncio


def turn(loop, number):
    print("turn", number)
    if number < 4:
        loop.call_soon(turn, loop, number + 1)


def hand_on(target):
    return lambda f: target.set_result(f.result() + "+")


async def main():
    loop = asyncio.get_running_loop()
    first, second, third = loop.create_future(), loop.create_future(), loop.create_future()
    first.add_done_callback(hand_on(second))
    second.add_done_callback(hand_on(third))
    loop.call_soon(turn, loop, 1)
    first.set_result("value")
    print("main waits")
    print("main got", await third)
    await asyncio.sleep(0.01)


asyncio.run(main())
