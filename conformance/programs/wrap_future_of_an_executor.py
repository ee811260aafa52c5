# Work that was given to an executor directly is awaited by wrapping its future.
import asyncio
import concurrent.futures

failure = ValueError("wrong")


def fail():
    raise failure


async def main():
    with concurrent.futures.ThreadPoolExecutor(1) as own:
        print(await asyncio.wrap_future(own.submit(lambda: "worked")))
        try:
            await asyncio.wrap_future(own.submit(fail))
        except ValueError as error:
            print("value error", error is failure)
        done = own.submit(lambda: "done before")
        done.result()
        print(await asyncio.wrap_future(done))


asyncio.run(main())
