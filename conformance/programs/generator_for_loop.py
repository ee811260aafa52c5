# A generator waits between its values; leaving the loop early leaves it open, closing runs its clean-up code.
import asyncio
from contextlib import aclosing


async def count(end):
    try:
        for i in range(end):
            await asyncio.sleep(0.01)
            print("producing", i)
            yield i
        print("no more")
    finally:
        print("clean-up")


async def main():
    async for value in count(2):
        print("got", value)
    async with aclosing(count(9)) as values:
        async for value in values:
            print("got", value)
            break
        print("left the loop")
        async for value in values:
            print("got", value, "later")
            break
    print("closed")


asyncio.run(main())
