# There is no return code while a child runs; afterwards it stays.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_exec("cat", stdin=PIPE)
    print(child.returncode is None)
    child.stdin.close()
    print(await child.wait())
    print(child.returncode)
    print(await child.wait())


asyncio.run(main())
