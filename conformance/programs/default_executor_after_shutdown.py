# After its shutdown the default executor refuses work; other executors do not.
import asyncio
import concurrent.futures


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(lambda: "before"))
    await loop.shutdown_default_executor()
    try:
        loop.run_in_executor(None, print, "never")
    except RuntimeError as error:
        print("runtime error", str(error)[:33])
    try:
        await asyncio.to_thread(print, "never")
    except RuntimeError as error:
        print("runtime error", str(error)[:33])
    with concurrent.futures.ThreadPoolExecutor(1) as own:
        print(await loop.run_in_executor(own, lambda: "own"))
    await loop.shutdown_default_executor()
    print("twice")


asyncio.run(main())
