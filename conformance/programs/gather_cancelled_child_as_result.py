# With return_exceptions a cancelled child is an error object among the results, with the message of the cancel.
import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    return name


def show(result):
    if isinstance(result, asyncio.CancelledError):
        print("cancelled:", f"'{result}'")
    else:
        print("value:", result)


async def main():
    a = asyncio.create_task(work("a", 0.02))
    b = asyncio.create_task(work("b", 0.04))
    c = asyncio.get_running_loop().create_future()
    d = asyncio.get_running_loop().create_future()
    gathered = asyncio.gather(a, b, c, d, return_exceptions=True)
    a.cancel()
    c.cancel("with a message")
    d.cancel()
    for result in await gathered:
        show(result)
    print("cancelled" if gathered.cancelled() else "not cancelled")


asyncio.run(main())
