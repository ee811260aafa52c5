# Tasks wake in the order in which their futures ended or were cancelled in that turn, not in that of their creation.
import asyncio


async def waiter(name, future):
    try:
        await future
        print(name, "woken")
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(6)]
    tasks = [asyncio.create_task(waiter(number, future)) for number, future in enumerate(futures)]
    await asyncio.sleep(0)
    tasks[4].cancel()
    futures[3].set_result(None)
    tasks[0].cancel()
    futures[5].set_result(None)
    futures[1].cancel()
    futures[2].set_result(None)
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
