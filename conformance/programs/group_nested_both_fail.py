# Groups within each other that fail in one turn: the inner one comes out, then the outer is interrupted.
import asyncio


async def fail(name):
    raise ValueError(name)


def show(error, depth=0):
    if isinstance(error, ExceptionGroup):
        print("  " * depth + "group of", len(error.exceptions))
        for one in error.exceptions:
            show(one, depth + 1)
    else:
        print("  " * depth + str(error))


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            try:
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(fail("inner"))
                    outer.create_task(fail("outer"))
            except* ValueError as e:
                print("inner group:", len(e.exceptions))
            try:
                await asyncio.sleep(1)
                print("never printed")
            except asyncio.CancelledError:
                print("outer body cancelled")
                raise
    except* ValueError as e:
        show(e)
    print("cancelling:", asyncio.current_task().cancelling())


asyncio.run(main())
