# Children that are done already count at once: a failure fails gather as it is made, a cancel reaches only the rest.
import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    loop = asyncio.get_running_loop()
    done, failed = loop.create_future(), loop.create_future()
    done.set_result("value")
    failed.set_exception(ValueError("old failure"))
    pending = asyncio.create_task(sleeper("pending"))
    gathered = asyncio.gather(done, pending)
    await asyncio.sleep(0)
    print("accepted" if gathered.cancel() else "refused")
    try:
        await gathered
    except asyncio.CancelledError:
        print("gather cancelled, the done one has", done.result())
    pending = asyncio.create_task(sleeper("never cancelled before the end"))
    gathered = asyncio.gather(done, failed, pending)
    print("gather is", "done" if gathered.done() else "pending")
    try:
        await gathered
    except ValueError as e:
        print("value error:", e)
    print("asked to:", pending.cancelling())


asyncio.run(main())
