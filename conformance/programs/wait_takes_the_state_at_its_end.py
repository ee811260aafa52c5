# Those that are done in the turn in which it returns are done.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(3)]

    def complete():
        futures[0].set_result(0)
        futures[1].set_result(1)

    loop.call_soon(complete)
    done, pending = await asyncio.wait(futures, return_when=asyncio.FIRST_COMPLETED)
    print("done:", len(done), "pending:", len(pending))
    try:
        await asyncio.wait([])
    except ValueError:
        print("value error")


asyncio.run(main())
