# A second interrupt signal ends the run at once; its end still cancels what is left.
import asyncio
import signal


async def leftover():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("leftover cleans up")


async def main():
    asyncio.create_task(leftover())
    await asyncio.sleep(0)
    try:
        signal.raise_signal(signal.SIGINT)
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError:
        print("main is cancelled and goes on")
    signal.raise_signal(signal.SIGINT)
    await asyncio.get_running_loop().create_future()
    print("never printed")


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("keyboard interrupt")
