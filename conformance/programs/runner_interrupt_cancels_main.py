# An interrupt signal cancels the main task; if it ends by that, run raises a KeyboardInterrupt.
import asyncio
import signal


async def cleans_up():
    try:
        signal.raise_signal(signal.SIGINT)
        await asyncio.get_running_loop().create_future()
    finally:
        print("main cleans up")


async def goes_on():
    try:
        signal.raise_signal(signal.SIGINT)
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError:
        print("main is cancelled and goes on")
    return "main's value"


try:
    asyncio.run(cleans_up())
except KeyboardInterrupt:
    print("keyboard interrupt")
print(asyncio.run(goes_on()))
