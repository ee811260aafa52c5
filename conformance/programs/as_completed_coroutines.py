# Iterated over without a wait, each coroutine stands for the next one to be done.
import asyncio


async def work(name, delay, error=False):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    print(name, "fails" if error else "ends")
    if error:
        raise ValueError(name)
    return name



async def main():
    coroutines = [work("a", 0.06), work("b", 0.02, True), work("c", 0.04)]
    for number, next_one in enumerate(asyncio.as_completed(coroutines)):
        print("number", number)
        try:
            print("got", await next_one)
        except ValueError as e:
            print("value error:", e)
    print("all handed out")


asyncio.run(main())
