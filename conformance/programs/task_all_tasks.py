# All_tasks has every task of the loop that is not done: unstarted, waiting and running ones.
import asyncio


async def worker():
    await asyncio.sleep(0.01)


def show(when):
    print(when, *sorted(task.get_name() for task in asyncio.all_tasks()))


async def main():
    asyncio.current_task().set_name("main")
    show("at first:")
    a = asyncio.create_task(worker(), name="a")
    b = asyncio.create_task(worker(), name="b")
    show("unstarted:")
    await asyncio.sleep(0)
    show("waiting:")
    a.cancel()
    show("asked to cancel:")
    await asyncio.sleep(0)
    show("cancelled:")
    await b
    show("at the end:")


asyncio.run(main())
