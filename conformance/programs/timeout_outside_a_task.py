# A limit needs a task that it can cancel.
import asyncio


async def block():
    async with asyncio.timeout(1):
        print("never printed")


def callback(done):
    coro = block()
    try:
        coro.send(None)
    except RuntimeError:
        print("refused")
    done.set_result(None)


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.call_soon(callback, done)
    await done


asyncio.run(main())
