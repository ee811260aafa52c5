# A task keeps the loop until it awaits something that is not done: nobody else runs between two of its lines.
import asyncio


async def worker(name, shared):
    for _ in range(100):
        before = shared["count"]
        shared["count"] = before + 1
    print(name, "counted", shared["count"])
    await asyncio.sleep(0)
    before = shared["count"]
    await asyncio.sleep(0)
    shared["count"] = before + 1
    print(name, "counted", shared["count"], "and may have lost the other's work")


async def main():
    shared = {"count": 0}
    await asyncio.gather(worker("a", shared), worker("b", shared))
    print("in all", shared["count"])


asyncio.run(main())
