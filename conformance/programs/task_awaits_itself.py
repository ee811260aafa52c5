# A task that awaits itself gets an error instead of waiting for ever, and can go on.
import asyncio


async def worker():
    await asyncio.sleep(0)
    try:
        await asyncio.current_task()
    except RuntimeError:
        print("runtime error")
    return "worker's value"


async def main():
    task = asyncio.create_task(worker())
    print("main got", await task)


asyncio.run(main())
