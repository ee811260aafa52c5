# Ensure_future returns a future or task as it is, and makes a task of a coroutine; the predicates tell them apart.
import asyncio


async def work():
    print("work runs")
    return "value"


def kind(thing):
    if asyncio.isfuture(thing):
        return "task" if isinstance(thing, asyncio.Task) else "future"
    return "coroutine" if asyncio.iscoroutine(thing) else "neither"


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(work())
    coroutine = work()
    for thing in (future, task, coroutine, "text"):
        print(kind(thing))
    print("future:", "the same" if asyncio.ensure_future(future) is future else "another one")
    print("task:", "the same" if asyncio.ensure_future(task) is task else "another one")
    ensured = asyncio.ensure_future(coroutine)
    print("coroutine:", kind(ensured), "done" if ensured.done() else "pending")
    print(await task)
    print(await ensured)


asyncio.run(main())
