# Two awaits in a row add up, two tasks side by side take as long as the longer one.
import asyncio


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def in_a_row():
    await say_after(0.04, "hello")
    await say_after(0.08, "world")


async def side_by_side():
    first = asyncio.create_task(say_after(0.04, "hello"))
    second = asyncio.create_task(say_after(0.08, "world"))
    await first
    await second


async def timed(what, coroutine):
    loop = asyncio.get_running_loop()
    start = loop.time()
    await coroutine
    print(what, "as long as both" if loop.time() - start > 0.11 else "as long as the longer one")


asyncio.run(timed("in a row:", in_a_row()))
asyncio.run(timed("side by side:", side_by_side()))
