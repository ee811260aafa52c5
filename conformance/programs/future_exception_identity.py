# Result() and every await raise the very exception object that was set; exception() returns it.
import asyncio


async def waiter(name, future, error):
    try:
        await future
    except ValueError as e:
        print(name, "got", "the same" if e is error else "another", "object")


async def main():
    error = ValueError("broken")
    future = asyncio.get_running_loop().create_future()
    first = asyncio.create_task(waiter("first", future, error))
    second = asyncio.create_task(waiter("second", future, error))
    await asyncio.sleep(0)
    future.set_exception(error)
    print("exception() has", "the same" if future.exception() is error else "another", "object")
    try:
        future.result()
    except ValueError as e:
        print("result() raised", "the same" if e is error else "another", "object")
    await first
    await second
    await waiter("late one", future, error)
    good = asyncio.get_running_loop().create_future()
    good.set_result("value")
    print("no exception" if good.exception() is None else "an exception")


asyncio.run(main())
