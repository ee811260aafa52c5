# Futures of different loops cannot be gathered; they stay as they were.
import asyncio


async def main():
    other = asyncio.new_event_loop()
    foreign = other.create_future()
    own = asyncio.get_running_loop().create_future()
    try:
        asyncio.gather(own, foreign)
    except ValueError:
        print("value error")
    own.set_result("own")
    print(*await asyncio.gather(own))
    print("the foreign one is", "done" if foreign.done() else "pending")
    other.close()


asyncio.run(main())
