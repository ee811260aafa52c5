# communicate closes standard input, also without input, so that a child which reads it ends.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    out, err = await child.communicate()
    print(len(out), child.returncode)
    child = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    out, err = await child.communicate(b"")
    print(len(out), child.returncode)


asyncio.run(main())
