# Any number of tasks wait for a child; cancelling one wait is of no concern to child or others.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_exec("cat", stdin=PIPE)
    first, second, third = [asyncio.create_task(child.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    second.cancel()
    try:
        await second
    except asyncio.CancelledError:
        print("cancelled, child runs:", child.returncode is None)
    child.stdin.close()
    print(await first, await third)


asyncio.run(main())
