# A failed task has the frames of its exception; a limit keeps those nearest to the start of the task.
import asyncio


async def outer():
    await asyncio.sleep(0.02)
    inner()


def inner():
    raise ValueError("broken")


async def main():
    task = asyncio.create_task(outer())
    await asyncio.wait([task])
    print("frames:", len(task.get_stack()))
    print("limit 1:", task.get_stack(limit=1)[0].f_code.co_name)
    print("limit 0:", len(task.get_stack(limit=0)))
    print("limit 9:", len(task.get_stack(limit=9)))
    print("exception:", task.exception())


asyncio.run(main())
