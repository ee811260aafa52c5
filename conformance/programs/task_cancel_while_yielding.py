# A task that only yielded is cancelled at its yield, in its turn; whatever was queued before it runs as ever.
import asyncio


async def yielder():
    try:
        print("yields")
        await asyncio.sleep(0)
        print("never printed")
    except asyncio.CancelledError as e:
        print("cancelled:", e.args[0])
    await asyncio.sleep(0)
    print("yielded once more")


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(yielder())
    loop.call_soon(loop.call_soon, print, "callback queued after the yield")
    loop.call_soon(task.cancel, "in the same turn")
    await asyncio.sleep(0)
    print("main, one turn later")
    await task


asyncio.run(main())
