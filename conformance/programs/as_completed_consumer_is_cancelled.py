# Cancelling the one who iterates over as_completed cancels none of what it waits for.
import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, "ends")
    return name


async def consumer(tasks):
    try:
        for step in asyncio.as_completed(tasks):
            print("got", await step)
    except asyncio.CancelledError:
        print("consumer cancelled")


async def main():
    tasks = [asyncio.create_task(work("a", 0.02)), asyncio.create_task(work("b", 0.06))]
    task = asyncio.create_task(consumer(tasks))
    await asyncio.sleep(0.04)
    task.cancel()
    await task
    for each in tasks:
        print(await each)


asyncio.run(main())
