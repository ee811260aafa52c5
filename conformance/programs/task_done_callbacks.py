# A task's done callbacks get the task itself and run in order with its awaiters, in the turn after its end.
import asyncio


async def worker():
    await asyncio.sleep(0)
    print("worker ends")
    return "value"


async def waiter(name, task):
    print(name, "got", await task)


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(worker())
    task.add_done_callback(lambda t: print("first callback:", "same task" if t is task else "another"))
    early = asyncio.create_task(waiter("early waiter", task))
    await asyncio.sleep(0)
    task.add_done_callback(lambda t: print("second callback:", t.result()))
    late = asyncio.create_task(waiter("late waiter", task))
    await late
    await early
    task.add_done_callback(lambda t: print("callback after the end"))
    print("callback is added")
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
