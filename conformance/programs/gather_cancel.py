# A cancelled gather cancels all its children and is done with the first of them, with return_exceptions with the last.
import asyncio


async def work(name, clean_up):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(name, "cancelled:", e.args[0])
        await asyncio.sleep(clean_up)
        print(name, "has cleaned up")
        raise


async def cancel(gathered):
    await asyncio.sleep(0.01)
    print("accepted" if gathered.cancel("enough") else "refused")
    print("gather is", "done" if gathered.done() else "pending")
    try:
        await gathered
    except asyncio.CancelledError:
        print("main saw the cancellation")
    print("gather is", "done" if gathered.done() else "pending")
    print("gather is", "cancelled" if gathered.cancelled() else "not cancelled")
    print("accepted" if gathered.cancel() else "refused")
    await asyncio.sleep(0.06)


async def main():
    await cancel(asyncio.gather(work("a", 0.04), work("b", 0.02)))
    await cancel(asyncio.gather(work("c", 0.04), work("d", 0.02), return_exceptions=True))


asyncio.run(main())
