# Gather is ready in the turn after its last child ended, and its awaiter goes on in the turn after that.
import asyncio


def turn(loop, number):
    print("turn", number)
    if number < 5:
        loop.call_soon(turn, loop, number + 1)


async def work(name, yields):
    for _ in range(yields):
        await asyncio.sleep(0)
    print(name, "ends")
    return name


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(turn, loop, 1)
    gathered = asyncio.gather(work("a", 0), work("b", 1))
    gathered.add_done_callback(lambda g: print("gather's callback"))
    print(*await gathered)
    await asyncio.sleep(0.01)


asyncio.run(main())
