# The loop goes on while a function blocks another thread.
import asyncio
import threading

letter = threading.Event()


def receive():
    letter.wait()
    return "received"


async def send():
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(0)
    letter.set()


async def main():
    task = asyncio.create_task(asyncio.to_thread(receive))
    await send()
    print(await task)


asyncio.run(main())
