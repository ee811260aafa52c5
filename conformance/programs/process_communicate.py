# Input goes in, both outputs come out, and the child has ended then.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_shell(
        "cat; echo to standard error >&2; exit 2", stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    out, err = await child.communicate(b"some input")
    print(out.decode())
    print(err.decode().strip())
    print(child.returncode)


asyncio.run(main())
