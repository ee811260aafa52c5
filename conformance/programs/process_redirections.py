# Standard error goes where standard output goes, and the null device takes and gives nothing.
import asyncio


PIPE = asyncio.subprocess.PIPE
STDOUT = asyncio.subprocess.STDOUT
DEVNULL = asyncio.subprocess.DEVNULL


async def main():
    child = await asyncio.create_subprocess_shell("echo out; echo err >&2", stdout=PIPE, stderr=STDOUT)
    print((await child.communicate())[0].decode().replace("\n", " "))
    child = await asyncio.create_subprocess_shell(
        "cat; echo lost >&2; echo kept", stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL
    )
    print((await child.communicate())[0].decode().replace("\n", " "))


asyncio.run(main())
