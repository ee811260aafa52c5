# Callbacks run in the order in which they were queued; one that is queued twice runs twice.
import asyncio


def again():
    print("again")


async def main():
    loop = asyncio.get_running_loop()
    for word in ("one", "two", "three"):
        loop.call_soon(print, word)
    loop.call_soon(again)
    loop.call_soon(again)
    print("queued")
    await asyncio.sleep(0)
    print("main goes on")


asyncio.run(main())
