# A child that does not want all of its input is no error for communicate.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_shell("exec <&-; echo enough", stdin=PIPE, stdout=PIPE)
    out, err = await child.communicate(bytes(1_000_000))
    print(out.decode().strip())
    print(child.returncode)


asyncio.run(main())
