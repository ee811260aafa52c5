# What counts as slow is a tenth of a second at first, and can be changed.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print(loop.slow_callback_duration)
    loop.slow_callback_duration = 0.25
    print(loop.slow_callback_duration)


asyncio.run(main())
asyncio.run(main(), debug=True)
