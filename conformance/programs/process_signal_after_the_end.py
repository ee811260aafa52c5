# A signal to a child that is over finds nobody.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    child.terminate()
    print(await child.wait())
    await asyncio.sleep(0.02)
    for act in [child.kill, child.terminate, lambda: child.send_signal(2)]:
        try:
            act()
        except ProcessLookupError:
            print("no such process")


asyncio.run(main())
