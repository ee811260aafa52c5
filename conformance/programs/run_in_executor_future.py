# run_in_executor gives a future at once, without waiting.
import asyncio
import concurrent.futures


async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, lambda: "default")
    print("future", asyncio.isfuture(future), "done", future.done())
    print(await future, "done", future.done())
    with concurrent.futures.ThreadPoolExecutor(1) as own:
        futures = [loop.run_in_executor(own, lambda i=i: i * i) for i in range(4)]
        print(*await asyncio.gather(*futures))


asyncio.run(main())
