# A sleep of zero gives everybody else exactly one turn; tasks that yield take their turns one after the other.
import asyncio


async def worker(name, steps):
    for step in range(1, steps + 1):
        print(name, step)
        await asyncio.sleep(0)
    print(name, "ends")


async def main():
    a = asyncio.create_task(worker("a", 3))
    b = asyncio.create_task(worker("b", 1))
    c = asyncio.create_task(worker("c", 2))
    for number in range(1, 6):
        print("main", number)
        await asyncio.sleep(0)


asyncio.run(main())
