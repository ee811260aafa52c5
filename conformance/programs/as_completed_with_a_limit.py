# After the limit each step times out; what is not done goes on.
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
    tasks = [asyncio.create_task(work("a", 0.02)), asyncio.create_task(work("b", 0.06)), asyncio.create_task(work("c", 0.08))]
    try:
        async for task in asyncio.as_completed(tasks, timeout=0.04):
            print("got", task.result())
    except TimeoutError:
        print("timed out")
    for next_one in asyncio.as_completed(tasks, timeout=0):
        try:
            print("got", await next_one)
        except TimeoutError:
            print("timed out")
    await asyncio.wait(tasks)


asyncio.run(main())
