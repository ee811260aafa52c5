# At its end run() cancels the tasks that are left, lets them clean up and waits for them.
import asyncio


async def leftover(name, clean_up):
    try:
        print(name, "runs")
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(clean_up)
        print(name, "has cleaned up")
        raise


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(0.06)
        print("stubborn swallows the cancellation and ends")


async def latecomer():
    print("latecomer still runs, in the turn after main's end")
    await asyncio.sleep(10)
    print("never printed")


async def main():
    asyncio.create_task(leftover("a", 0.04))
    asyncio.create_task(leftover("b", 0.02))
    asyncio.create_task(stubborn())
    await asyncio.sleep(0.01)
    asyncio.create_task(latecomer())
    print("main ends")
    return "main's value"


print(asyncio.run(main()))
