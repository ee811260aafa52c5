# A gather inside a shield survives the cancel; a shield inside a gather does not keep the gather alive.
import asyncio


async def work(name):
    await asyncio.sleep(0.04)
    print(name, "ends")
    return name


async def attempt(what, awaitable):
    task = asyncio.ensure_future(awaitable)
    await asyncio.sleep(0.02)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print(what, "cancelled")


async def main():
    gathered = asyncio.gather(work("a"), work("b"))
    await attempt("shield", asyncio.shield(gathered))
    print(*await gathered)
    task = asyncio.create_task(work("c"))
    await attempt("gather", asyncio.gather(asyncio.shield(task)))
    print(await task)


asyncio.run(main())
