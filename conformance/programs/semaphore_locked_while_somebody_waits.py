# A semaphore counts as locked as long as somebody waits for it, also when permits are free already.
import asyncio


async def waiter(semaphore, name):
    await semaphore.acquire()
    print(name, "has one")


async def main():
    semaphore = asyncio.Semaphore(1)
    print("locked" if semaphore.locked() else "free")
    await semaphore.acquire()
    print("locked" if semaphore.locked() else "free")
    first = asyncio.create_task(waiter(semaphore, "first"))
    second = asyncio.create_task(waiter(semaphore, "second"))
    await asyncio.sleep(0)
    semaphore.release()
    semaphore.release()
    semaphore.release()
    print("locked" if semaphore.locked() else "free")
    await first
    await second
    print("locked" if semaphore.locked() else "free")
    await semaphore.acquire()
    print("locked" if semaphore.locked() else "free")


asyncio.run(main())
