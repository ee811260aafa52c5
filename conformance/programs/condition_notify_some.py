# A condition wakes as many waiters as asked, the first come first; each goes on with the lock, one after the other.
import asyncio


async def waiter(name, condition):
    async with condition:
        await condition.wait()
        print(name, "goes on")
        await asyncio.sleep(0)
        print(name, "leaves")


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(name, condition)) for name in "abcde"]
    await asyncio.sleep(0)
    for n in (2, 0, 1, 10):
        async with condition:
            condition.notify(n)
            print("notified", n)
        await asyncio.sleep(0.02)
    await asyncio.wait(tasks)


asyncio.run(main())
