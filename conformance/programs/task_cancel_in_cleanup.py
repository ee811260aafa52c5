# A second cancel interrupts a clean-up that waits; the first one is raised again by the outer handler.
import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as first:
        print("first:", first.args[0])
        try:
            await asyncio.sleep(10)
            print("never printed")
        except asyncio.CancelledError as second:
            print("clean-up interrupted:", second.args[0])
        raise


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    task.cancel("one")
    await asyncio.sleep(0.01)
    task.cancel("two")
    try:
        await task
    except asyncio.CancelledError as e:
        print("main saw:", e.args[0])
    print("asked to:", task.cancelling())


asyncio.run(main())
