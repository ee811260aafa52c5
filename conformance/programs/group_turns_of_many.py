# In which turn a group goes on, when its tasks end well, fail or are cancelled, one after the other.
import asyncio


async def ticker():
    for tick in range(8):
        print("tick", tick)
        await asyncio.sleep(0)


async def child(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print(name, "ends")
    asyncio.get_running_loop().call_soon(print, "after", name)
    if name == "bad":
        raise ValueError(name)


async def group_of(*members):
    print("group", *(name for name, turns in members))
    ticking = asyncio.create_task(ticker())
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(child(name, turns)) for name, turns in members]
            if members[0][0] == "cancelled":
                tasks[0].cancel()
        print("group ends")
    except* ValueError as e:
        print("group fails", len(e.exceptions))
    await ticking


async def main():
    await group_of(("first", 0), ("second", 0), ("third", 0))
    await group_of(("late", 3), ("early", 0), ("middle", 2))
    await group_of(("bad", 0), ("good", 0))
    await group_of(("good", 0), ("bad", 0))
    await group_of(("cancelled", 0), ("good", 0))
    await group_of(("cancelled", 0), ("good", 2), ("other", 2))


asyncio.run(main())
