# Waiting for none is an error and not a wait for ever; waiting for what is done already is none.
import asyncio


async def main():
    try:
        await asyncio.wait([])
    except ValueError:
        print("value error")
    task = asyncio.create_task(asyncio.sleep(0, "result"))
    await task
    done, pending = await asyncio.wait([task, task])
    print(len(done), len(pending), done.pop().result())
    done, pending = await asyncio.wait([task], timeout=0)
    print(len(done), len(pending))
    sleeper = asyncio.create_task(asyncio.sleep(0.02))
    done, pending = await asyncio.wait([task, sleeper], timeout=0)
    print(len(done), len(pending))
    await sleeper


asyncio.run(main())
