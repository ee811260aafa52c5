# An interrupt of the body goes on as itself when the tasks have ended.
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
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("a", 1))
            await asyncio.sleep(0.02)
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        print("interrupted")


asyncio.run(main())
