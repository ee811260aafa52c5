# A cancelled gather ends in a cancellation even if every child swallows it and returns a value.
import asyncio


async def work(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "swallows")
    return name


async def main():
    for return_exceptions in (False, True):
        tasks = [asyncio.create_task(work(name)) for name in ("a", "b")]
        gathered = asyncio.gather(*tasks, return_exceptions=return_exceptions)
        await asyncio.sleep(0.01)
        gathered.cancel()
        try:
            print("never printed", await gathered)
        except asyncio.CancelledError:
            print("main saw the cancellation")
        print(*[task.result() for task in tasks])


asyncio.run(main())
