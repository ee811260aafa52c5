# Waiters of a condition that are cancelled or woken already do not count when it wakes the next ones.
import asyncio


async def waiter(name, condition):
    try:
        async with condition:
            await condition.wait()
            print(name, "goes on")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(name, condition)) for name in "abcd"]
    await asyncio.sleep(0)
    async with condition:
        tasks[0].cancel()
        condition.notify()
        condition.notify()
    await asyncio.sleep(0.02)
    print("the rest")
    async with condition:
        condition.notify_all()
    await asyncio.wait(tasks)


asyncio.run(main())
