# Debug mode is off unless it is asked for, by run or by the loop, at any time.
import asyncio


async def show():
    print(asyncio.get_running_loop().get_debug())


async def toggle():
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    print(loop.get_debug())
    await asyncio.sleep(0)
    loop.set_debug(False)
    print(loop.get_debug())


asyncio.run(show())
asyncio.run(show(), debug=True)
asyncio.run(show(), debug=False)
asyncio.run(toggle())
with asyncio.Runner(debug=True) as runner:
    runner.run(show())
    print(runner.get_loop().get_debug())
