# A task that refuses to be cancelled has the last word: its value, or its exception.
import asyncio


async def refuse(error):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        if error:
            raise ValueError("in clean-up")
    return "refused"


async def main():
    for limit in (0.02, 0):
        for error in (False, True):
            task = asyncio.create_task(refuse(error))
            await asyncio.sleep(0)
            try:
                print(await asyncio.wait_for(task, limit))
            except ValueError as e:
                print("value error:", e)


asyncio.run(main())
