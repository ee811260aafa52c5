# Gather of futures that are all done is done itself; awaiting it gives no turn to others.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(3)]
    for number in (2, 0, 1):
        futures[number].set_result(f"result {number}")
    loop.call_soon(print, "callback queued before")
    gathered = asyncio.gather(*futures)
    loop.call_soon(print, "callback queued after")
    print("done" if gathered.done() else "pending")
    for result in await gathered:
        print(result)
    await asyncio.sleep(0)


asyncio.run(main())
