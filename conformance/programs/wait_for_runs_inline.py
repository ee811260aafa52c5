# A coroutine runs in the task of the caller, unless it is given no time.
import asyncio


async def where(outer):
    print("same task" if asyncio.current_task() is outer else "another task")
    await asyncio.sleep(0)


async def main():
    me = asyncio.current_task()
    await asyncio.wait_for(where(me), 1)
    await asyncio.wait_for(where(me), None)
    await asyncio.wait_for(asyncio.create_task(where(me)), 1)


asyncio.run(main())
