# A failure of the producer reaches the consumer at the value it asks for; then the generator has ended.
import asyncio


async def producer():
    yield 1
    await asyncio.sleep(0.01)
    raise ValueError("bad")


async def main():
    values = producer()
    try:
        async for value in values:
            print("got", value)
    except ValueError as error:
        print("value error", error)
    print(await anext(values, "ended"))
    await values.aclose()


asyncio.run(main())
