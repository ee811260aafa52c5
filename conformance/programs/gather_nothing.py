# Gather of nothing is done at once with no results; awaiting it does not even give a turn to others.
import asyncio


async def main():
    asyncio.get_running_loop().call_soon(print, "callback")
    gathered = asyncio.gather()
    print("done" if gathered.done() else "pending")
    print("results:", len(await gathered))
    print("results:", len(await asyncio.gather(return_exceptions=True)))
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
