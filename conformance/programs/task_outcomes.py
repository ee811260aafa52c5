# Before it is done a task has no outcome; afterwards result() and exception() tell return, failure and cancellation.
import asyncio


async def body(kind):
    await asyncio.sleep(0.01)
    if kind == "fails":
        raise ValueError("broken")
    if kind == "cancelled":
        raise asyncio.CancelledError()
    return "value"


def show(what, action):
    try:
        print(what, action())
    except asyncio.InvalidStateError:
        print(what, "invalid state")
    except asyncio.CancelledError:
        print(what, "cancelled")
    except ValueError as e:
        print(what, "value error:", e)


async def main():
    for kind in ("returns", "fails", "cancelled"):
        task = asyncio.create_task(body(kind))
        show("result of a pending task:", task.result)
        show("exception of a pending task:", task.exception)
        await asyncio.sleep(0.02)
        show(kind + ", result:", task.result)
        show(kind + ", exception:", lambda: "none" if task.exception() is None else task.exception())


asyncio.run(main())
