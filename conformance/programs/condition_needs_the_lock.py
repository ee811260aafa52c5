# Waiting for a condition and notifying need the lock to be held, by anybody.
import asyncio


async def stranger(condition):
    condition.notify()
    print("notified by a stranger")


async def main():
    condition = asyncio.Condition()
    try:
        await condition.wait()
    except RuntimeError:
        print("wait: runtime error")
    for notify in (condition.notify, condition.notify_all):
        try:
            notify()
        except RuntimeError:
            print("notify: runtime error")
    async with condition:
        await asyncio.create_task(stranger(condition))
    try:
        condition.release()
    except RuntimeError:
        print("release: runtime error")


asyncio.run(main())
