# A waiter that is cancelled with a permit on its way gives it to the next; a cancelled waiter in line is passed over.
import asyncio


async def worker(name, semaphore):
    try:
        await semaphore.acquire()
        print(name, "has a permit")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(worker(name, semaphore)) for name in "abcd"]
    await asyncio.sleep(0)
    semaphore.release()
    tasks[0].cancel()
    tasks[1].cancel()
    await asyncio.sleep(0.02)
    semaphore.release()
    await asyncio.wait(tasks)
    print("locked" if semaphore.locked() else "unlocked")


asyncio.run(main())
