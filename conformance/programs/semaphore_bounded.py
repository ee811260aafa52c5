# A bounded semaphore refuses one release too many, and keeps its value; a plain one grows.
import asyncio


async def main():
    bounded = asyncio.BoundedSemaphore(2)
    try:
        bounded.release()
    except ValueError:
        print("refused")
    await bounded.acquire()
    bounded.release()
    await bounded.acquire()
    await bounded.acquire()
    print("locked" if bounded.locked() else "free")
    bounded.release()
    bounded.release()
    try:
        bounded.release()
    except ValueError:
        print("refused again")
    plain = asyncio.Semaphore(0)
    plain.release()
    plain.release()
    await plain.acquire()
    await plain.acquire()
    print("locked" if plain.locked() else "free")
    try:
        asyncio.Semaphore(-1)
    except ValueError:
        print("value error")


asyncio.run(main())
