# Any exception comes out of an await as the object it was: of a checked kind, an error, one of the program's own.
import asyncio


class OwnError(Exception):
    pass


async def failing(error):
    await asyncio.sleep(0)
    raise error


async def attempt(error):
    try:
        await asyncio.create_task(failing(error))
    except OSError as e:
        print("I/O error:", e, "the same object" if e is error else "another object")
    except OwnError as e:
        print("own error:", e, "the same object" if e is error else "another object")
    except AssertionError as e:
        print("assertion:", e, "the same object" if e is error else "another object")


async def main():
    await attempt(OSError("disk"))
    await attempt(OwnError("mine"))
    await attempt(AssertionError("wrong"))
    try:
        await failing(OSError("without a task"))
    except OSError as e:
        print("I/O error:", e)


asyncio.run(main())
