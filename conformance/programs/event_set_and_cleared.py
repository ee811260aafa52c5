# Tasks that wait for an event go on when it is set, even if it is cleared at once; later ones wait for the next time.
import asyncio


async def waiter(name, event):
    await event.wait()
    print(name, "goes on")


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "ab"]
    await asyncio.sleep(0)
    event.set()
    event.clear()
    print("set" if event.is_set() else "not set")
    late = asyncio.create_task(waiter("late", event))
    await asyncio.sleep(0.02)
    print("once more")
    event.set()
    await asyncio.wait(tasks + [late])


asyncio.run(main())
