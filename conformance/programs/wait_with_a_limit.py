# A limit that is reached is no error, and cancels nothing.
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
    tasks = [asyncio.create_task(work("a", 0.02)), asyncio.create_task(work("b", 0.06))]
    for limit in (0, 0.04, 1):
        done, pending = await asyncio.wait(tasks, timeout=limit)
        print("done:", len(done), "pending:", len(pending))


asyncio.run(main())
