# Gathers nest; cancelling the outer one reaches the children of the inner one, each once.
import asyncio


async def work(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled, asked to:", asyncio.current_task().cancelling())
        raise


async def main():
    inner = asyncio.gather(work("a"), work("b"))
    outer = asyncio.gather(inner, work("c"))
    await asyncio.sleep(0.01)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("main saw the cancellation")
    print("inner is", "done" if inner.done() else "pending")


asyncio.run(main())
