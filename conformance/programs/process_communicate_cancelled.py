# Cancelling communicate leaves the child alone.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_exec("sleep", "100", stdin=PIPE, stdout=PIPE)
    task = asyncio.create_task(child.communicate())
    await asyncio.sleep(0.02)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    print("runs" if child.returncode is None else "ended")
    child.kill()
    print(await child.wait())


asyncio.run(main())
