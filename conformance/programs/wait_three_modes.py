# Wait returns when all are done, when the first is done, or when the first has failed.
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
    for mode in (asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION):
        print(mode)
        tasks = [
            asyncio.create_task(work("a", 0.02)),
            asyncio.create_task(work("b", 0.04, True)),
            asyncio.create_task(work("c", 0.06)),
        ]
        done, pending = await asyncio.wait(tasks, return_when=mode)
        print("done:", len(done), "pending:", len(pending))
        await asyncio.wait(tasks)


asyncio.run(main())
