# A gather that has failed is done: cancelling it is refused and touches none of the children that go on.
import asyncio


async def fails():
    await asyncio.sleep(0.02)
    raise ValueError("broken")


async def works():
    await asyncio.sleep(0.06)
    return "still working"


async def main():
    task = asyncio.create_task(works())
    gathered = asyncio.gather(fails(), task)
    try:
        await gathered
    except ValueError as e:
        print("main caught:", e)
    print("accepted" if gathered.cancel() else "refused")
    print("child was asked to:", task.cancelling())
    print(await task)


asyncio.run(main())
