# Each task of a chain of awaiting tasks has its own frame; cleaning up is a place to wait as well.
import asyncio


async def inner():
    try:
        await asyncio.sleep(1)
    finally:
        await asyncio.sleep(0.04)


async def outer(task):
    await task


async def main():
    first = asyncio.create_task(inner())
    second = asyncio.create_task(outer(first))
    await asyncio.sleep(0.02)
    print("inner:", len(first.get_stack()), first.get_stack()[0].f_code.co_name)
    print("outer:", len(second.get_stack()), second.get_stack()[0].f_code.co_name)
    second.cancel()
    await asyncio.sleep(0.02)
    print("cleaning up:", len(first.get_stack()), len(second.get_stack()))
    await asyncio.wait([first, second])
    print("ended:", len(first.get_stack()), len(second.get_stack()))


asyncio.run(main())
