# A negative sleep is a sleep of zero, not-a-number is refused, and sleep returns the value it was given.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "callback")
    print(await asyncio.sleep(-1, "result of a negative sleep"))
    print(await asyncio.sleep(0, "result of a zero sleep"))
    print(await asyncio.sleep(0.01, "result of a short sleep"))
    loop.call_soon(print, "another callback")
    try:
        await asyncio.sleep(float("nan"))
    except ValueError:
        print("value error")
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
