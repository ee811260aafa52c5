# A main coroutine that is cancelled makes run() raise the cancellation; one that swallows it returns normally.
import asyncio


async def main(swallow):
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, asyncio.current_task().cancel, "enough")
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("main cancelled:", e.args[0])
        if not swallow:
            raise
    return "main's value"


for swallow in (True, False):
    try:
        print(asyncio.run(main(swallow)))
    except asyncio.CancelledError as e:
        print("run cancelled:", e.args[0])
