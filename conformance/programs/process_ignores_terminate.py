# A child that ignores SIGTERM lives on until it is killed.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_shell("trap '' TERM; echo ready; exec sleep 100", stdout=PIPE)
    print((await child.stdout.readline()).decode().strip())
    child.terminate()
    try:
        await asyncio.wait_for(child.wait(), 0.2)
    except TimeoutError:
        print("still there")
    child.kill()
    print(await child.wait())


asyncio.run(main())
