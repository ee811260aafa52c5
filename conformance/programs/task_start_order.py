# A new task does not run before its creator yields; tasks start in the order of their creation.
import asyncio


async def worker(name):
    print(name, "starts")
    await asyncio.sleep(0)
    print(name, "ends")


async def main():
    loop = asyncio.get_running_loop()
    a = asyncio.create_task(worker("a"))
    loop.call_soon(print, "callback")
    b = asyncio.create_task(worker("b"))
    c = loop.create_task(worker("c"))
    print("main yields")
    await asyncio.sleep(0)
    print("main goes on")
    await c
    print("main ends")


asyncio.run(main())
