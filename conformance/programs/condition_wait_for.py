# Waiting for a predicate asks it at first, and after each notification, with the lock held.
import asyncio


numbers = []


def enough(condition):
    print("asked with", len(numbers), "locked" if condition.locked() else "unlocked")
    return len(numbers) >= 2


async def waiter(condition):
    async with condition:
        await condition.wait_for(lambda: enough(condition))
        print("enough")
        await condition.wait_for(lambda: enough(condition))
        print("still enough")


async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(waiter(condition))
    for number in range(2):
        await asyncio.sleep(0.02)
        async with condition:
            numbers.append(number)
            condition.notify()
    await task


asyncio.run(main())
