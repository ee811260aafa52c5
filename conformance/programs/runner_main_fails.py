# When the main coroutine fails, run() cleans up the other tasks first and then raises that very exception.
import asyncio

error = ValueError("broken main")


async def leftover():
    try:
        await asyncio.sleep(10)
    finally:
        print("leftover ends")


async def main():
    asyncio.create_task(leftover())
    await asyncio.sleep(0.01)
    print("main fails")
    raise error


try:
    asyncio.run(main())
except ValueError as e:
    print("value error:", e)
    print("the same object" if e is error else "another object")
