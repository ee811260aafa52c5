# The shield takes over its inner task's result, failure or cancellation.
import asyncio


async def inner(kind):
    await asyncio.sleep(0.02)
    if kind == "fails":
        raise ValueError("broken")
    return "value"


async def main():
    for kind in ("returns", "fails", "is cancelled"):
        task = asyncio.create_task(inner(kind))
        outer = asyncio.shield(task)
        if kind == "is cancelled":
            asyncio.get_running_loop().call_later(0.01, task.cancel)
        try:
            print(kind, "- main got", await outer)
        except ValueError as e:
            print(kind, "- main caught", e)
        except asyncio.CancelledError:
            print(kind, "- main saw the cancellation")
        print("outer is", "cancelled" if outer.cancelled() else "not cancelled")


asyncio.run(main())
