# Even for what is done it takes two turns.
import asyncio


async def ticker():
    for tick in range(4):
        print("tick", tick)
        await asyncio.sleep(0)


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(None)
    task = asyncio.create_task(ticker())
    await asyncio.wait([future])
    print("waited")
    await task


asyncio.run(main())
