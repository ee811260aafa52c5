# What is shielded goes on after the limit.
import asyncio


async def work():
    await asyncio.sleep(0.04)
    print("work ends")
    return "result"


async def main():
    task = asyncio.create_task(work())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.02)
    except TimeoutError:
        print("timed out,", "done" if task.done() else "not done")
    print(await task)


asyncio.run(main())
