# A cancelled sleep ends at once; its timer is gone and delays nothing.
import asyncio


async def sleeper(loop):
    start = loop.time()
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelled early" if loop.time() - start < 1 else "slept on")
    await asyncio.sleep(0.02)
    print("slept again")


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    task = asyncio.create_task(sleeper(loop))
    await asyncio.sleep(0.02)
    task.cancel()
    await task
    print("all is over early" if loop.time() - start < 1 else "all is over late")


asyncio.run(main())
