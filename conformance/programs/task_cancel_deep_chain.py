# A cancel travels through a chain of a hundred tasks to the future at its bottom, and back up through every link.
import asyncio


async def link(inner, log):
    try:
        await inner
    except asyncio.CancelledError:
        log.append(len(log))
        raise


async def main():
    log = []
    bottom = asyncio.get_running_loop().create_future()
    top = bottom
    for _ in range(100):
        top = asyncio.create_task(link(top, log))
    await asyncio.sleep(0)
    top.cancel("from the top")
    print("bottom is", "cancelled" if bottom.cancelled() else "pending")
    try:
        await top
    except asyncio.CancelledError as e:
        print("top cancelled:", e.args[0])
    print("links:", len(log), "in order" if log == sorted(log) else "out of order")


asyncio.run(main())
