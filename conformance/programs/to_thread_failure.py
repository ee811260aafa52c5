# An exception of a function on another thread reaches the task that awaits, as the same object.
import asyncio

failure = ValueError("wrong")


def fail():
    raise failure


async def main():
    try:
        await asyncio.to_thread(fail)
    except ValueError as error:
        print("value error", error, error is failure)
    results = await asyncio.gather(asyncio.to_thread(fail), asyncio.to_thread(lambda: 2), return_exceptions=True)
    print(results[0] is failure, results[1])


asyncio.run(main())
