# A waiter of a condition that was notified and is cancelled before it goes on passes the notification to the next.
import asyncio


async def waiter(name, condition):
    async with condition:
        try:
            await condition.wait()
            print(name, "goes on")
        except asyncio.CancelledError:
            print(name, "cancelled")
            raise


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(name, condition)) for name in "abc"]
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
        await asyncio.sleep(0.02)
        tasks[0].cancel()
        await asyncio.sleep(0.02)
    await asyncio.sleep(0.02)
    print("done" if tasks[2].done() else "pending")
    async with condition:
        condition.notify()
    await asyncio.wait(tasks)


asyncio.run(main())
