# A task factory makes all tasks of its loop, those of gather, ensure_future and shield too, until it is taken off.
import asyncio


def factory(loop, coro, **options):
    print("factory makes a task")
    return asyncio.Task(coro, loop=loop, **options)


async def worker(value):
    await asyncio.sleep(0)
    return value


async def main():
    loop = asyncio.get_running_loop()
    print("no factory" if loop.get_task_factory() is None else "a factory")
    loop.set_task_factory(factory)
    print("this factory" if loop.get_task_factory() is factory else "another factory")
    print(await asyncio.create_task(worker("created")))
    print(await asyncio.ensure_future(worker("ensured")))
    print(await asyncio.shield(worker("shielded")))
    print(*await asyncio.gather(worker("gathered"), worker("together")))
    print("a coroutine awaited directly needs no task:", await worker("direct"))
    loop.set_task_factory(None)
    print(await asyncio.create_task(worker("without a factory")))


asyncio.run(main())
