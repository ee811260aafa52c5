# What a child has written can be read when it has ended.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_shell("echo out; echo err >&2", stdout=PIPE, stderr=PIPE)
    print(await child.wait())
    print((await child.stdout.read()).decode().strip())
    print((await child.stderr.read()).decode().strip())
    print(child.stdout.at_eof())


asyncio.run(main())
