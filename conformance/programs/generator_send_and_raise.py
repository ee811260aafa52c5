# What is sent is the value of the yield, what is raised is raised there; a generator that has not begun takes neither.
import asyncio


async def echo():
    got = yield "ready"
    while got is not None:
        try:
            got = yield "echo " + got
        except ValueError:
            got = yield "value error"
    print("echo ends")


async def main():
    values = echo()
    try:
        await values.asend("too early")
    except TypeError:
        print("not begun")
    print(await anext(values))
    print(await values.asend("a"))
    print(await values.athrow(ValueError()))
    print(await values.asend("b"))
    try:
        await values.asend(None)
    except StopAsyncIteration:
        print("ended")
    print(await anext(values, "a default"))
    unused = echo()
    try:
        await unused.athrow(ValueError())
    except ValueError:
        print("raised at once")
    print(await anext(unused, "ended"))


asyncio.run(main())
