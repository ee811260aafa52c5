# Many tasks may await one future; they and its callbacks wake in the order in which they began to wait.
import asyncio


async def waiter(name, future):
    print(name, "waits")
    print(name, "got", await future)


async def main():
    future = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(waiter(name, future)) for name in ("a", "b")]
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print("callback got", f.result()))
    tasks += [asyncio.create_task(waiter(name, future)) for name in ("c", "d")]
    await asyncio.sleep(0)
    future.set_result("value")
    print("result is set")
    for task in tasks:
        await task
    print("main ends")


asyncio.run(main())
