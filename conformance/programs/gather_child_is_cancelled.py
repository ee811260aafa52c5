# A child that somebody cancels is a failure of gather, which is not cancelled itself; its other children go on.
import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, "ends")
    return name


async def main():
    a = asyncio.create_task(work("a", 0.04))
    b = asyncio.create_task(work("b", 0.06))
    gathered = asyncio.gather(a, b)
    asyncio.get_running_loop().call_later(0.02, a.cancel, "only you")
    try:
        await gathered
    except asyncio.CancelledError as e:
        print("main saw:", e.args[0])
    print("gather is", "done" if gathered.done() else "pending")
    print("gather is", "cancelled" if gathered.cancelled() else "not cancelled")
    print("main was asked to:", asyncio.current_task().cancelling())
    print("b is", "done" if b.done() else "pending")
    print(await b)


asyncio.run(main())
