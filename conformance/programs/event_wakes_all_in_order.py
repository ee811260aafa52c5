# An event wakes all who wait, in order, but not those that are cancelled; when it is set nobody waits.
import asyncio


async def waiter(name, event):
    try:
        await event.wait()
        print(name, "goes on")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "abcd"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    event.set()
    tasks[2].cancel()
    event.set()
    await asyncio.wait(tasks)
    await waiter("main", event)


asyncio.run(main())
