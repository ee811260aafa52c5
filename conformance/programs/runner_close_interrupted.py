# An interrupt raised by a leftover task while a runner closes leaves close; the runner is closed all the same.
import asyncio


async def leftover():
    try:
        await asyncio.sleep(10)
    finally:
        print("leftover is interrupted")
        raise KeyboardInterrupt


tasks = []


async def main():
    tasks.append(asyncio.create_task(leftover()))
    await asyncio.sleep(0)
    return "main's value"


runner = asyncio.Runner()
print(runner.run(main()))
loop = runner.get_loop()
try:
    runner.close()
except KeyboardInterrupt:
    print("keyboard interrupt")
print("loop is closed" if loop.is_closed() else "loop is open")
print("interrupt" if isinstance(tasks[0].exception(), KeyboardInterrupt) else "no interrupt")
try:
    runner.get_loop()
except RuntimeError:
    print("runner is closed")
