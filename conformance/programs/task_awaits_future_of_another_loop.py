# Awaiting another loop's pending future is an error in the task; the future is left as it was.
import asyncio


async def worker(foreign):
    try:
        await foreign
    except RuntimeError:
        print("runtime error")
    await asyncio.sleep(0.01)
    return "worker's value"


async def main():
    other = asyncio.new_event_loop()
    foreign = other.create_future()
    task = asyncio.create_task(worker(foreign))
    print("main got", await task)
    print("future is", "done" if foreign.done() else "pending")
    other.close()


asyncio.run(main())
