# A task that cancels itself is interrupted where it next really waits; what is done already is awaited before that.
import asyncio


async def worker(done, pending):
    asyncio.current_task().cancel("by myself")
    print("already done:", await done)
    try:
        await pending
        print("never printed")
    except asyncio.CancelledError as e:
        print("cancelled:", e.args[0])
    print("future is", "cancelled" if pending.cancelled() else "pending")
    await asyncio.sleep(0.01)
    return "worker's value"


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    done.set_result("value")
    pending = loop.create_future()
    task = asyncio.create_task(worker(done, pending))
    print("main got", await task)
    print("asked to:", task.cancelling())


asyncio.run(main())
