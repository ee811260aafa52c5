# A wait for a condition that runs into a limit ends with the lock held, and nobody's notification is lost.
import asyncio


async def impatient(condition):
    async with condition:
        try:
            async with asyncio.timeout(0.02):
                await condition.wait()
        except TimeoutError:
            print("timed out,", "locked" if condition.locked() else "unlocked")
    print("left,", "locked" if condition.locked() else "unlocked")


async def patient(condition):
    async with condition:
        await condition.wait()
        print("notified")


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(impatient(condition)), asyncio.create_task(patient(condition))]
    await asyncio.sleep(0.04)
    async with condition:
        condition.notify()
    for task in tasks:
        await task


asyncio.run(main())
