# An interrupt raised in the main coroutine leaves run(), after the other tasks were cancelled and cleaned up.
import asyncio


async def leftover():
    try:
        await asyncio.sleep(10)
    finally:
        print("leftover ends")


async def main():
    asyncio.create_task(leftover())
    await asyncio.sleep(0.01)
    print("main interrupts")
    raise KeyboardInterrupt


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
