# Tasks made by callbacks and by done callbacks start in the turn after the one in which they were made.
import asyncio


async def worker(name):
    print(name, "runs in", asyncio.current_task().get_name())


def start(loop, name):
    print("callback makes", name)
    loop.create_task(worker(name), name=f"task {name}")
    loop.call_soon(print, "callback queued after", name)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(start, loop, "one")
    future = loop.create_future()
    future.add_done_callback(lambda f: start(loop, f.result()))
    future.set_result("two")
    loop.call_later(0.02, start, loop, "three")
    for _ in range(3):
        await asyncio.sleep(0)
        print("main")
    await asyncio.sleep(0.04)


asyncio.run(main())
