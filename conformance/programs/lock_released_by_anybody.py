# A lock has no owner: any task may release it, once.
import asyncio


async def stranger(lock):
    lock.release()
    print("released by a stranger")


async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError:
        print("runtime error")
    await lock.acquire()
    await asyncio.create_task(stranger(lock))
    print("locked" if lock.locked() else "unlocked")
    try:
        lock.release()
    except RuntimeError:
        print("runtime error")


asyncio.run(main())
