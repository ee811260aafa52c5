# Awaiting a future that is done goes on at once, without giving a turn to anybody else.
import asyncio


async def other():
    print("other task runs")


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result("value")
    task = asyncio.create_task(other())
    for _ in range(3):
        print("awaited:", await future)
    print("main waits for the other task")
    await task
    await task
    print("main ends")


asyncio.run(main())
