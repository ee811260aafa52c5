# One consumer at a time; a producer that yields while it is closed is an error; a failing clean-up fails the closing.
import asyncio


async def slow():
    await asyncio.sleep(0.02)
    yield "slow"


async def stubborn():
    try:
        yield 1
    finally:
        yield 2


async def failing():
    try:
        yield 1
    finally:
        raise ValueError("bad")


async def main():
    values = slow()

    async def first():
        return await anext(values)

    task = asyncio.create_task(first())
    await asyncio.sleep(0)
    try:
        await anext(values)
    except RuntimeError:
        print("next: already running")
    try:
        await values.aclose()
    except RuntimeError:
        print("close: already running")
    print(await task)
    values = stubborn()
    await anext(values)
    try:
        await values.aclose()
    except RuntimeError:
        print("close: ignored")
    values = failing()
    await anext(values)
    try:
        await values.aclose()
    except ValueError:
        print("close: value error")
    await values.aclose()
    unused = failing()
    await unused.aclose()
    print(await anext(unused, "ended before it began"))


asyncio.run(main())
