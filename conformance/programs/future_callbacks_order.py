# Done callbacks are always deferred and keep their order; a doubled one runs twice, a late one is deferred as well.
import asyncio


def twice(future):
    print("twice:", future.result())


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: print("one:", f.result()))
    future.add_done_callback(twice)
    future.add_done_callback(twice)
    future.add_done_callback(lambda f: print("two:", f.result()))
    future.set_result("value")
    print("result is set")
    future.add_done_callback(lambda f: print("late:", f.result()))
    print("late one is added")
    await asyncio.sleep(0)
    print("main goes on")


asyncio.run(main())
