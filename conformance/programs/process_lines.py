# Lines go to a child and come back while it runs.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    for word in ["one", "two", "three"]:
        child.stdin.write(word.encode() + b"\n")
        await child.stdin.drain()
        print((await child.stdout.readline()).decode().strip())
    child.stdin.write_eof()
    print(len(await child.stdout.readline()))
    await child.stdin.wait_closed()
    print(await child.wait())


asyncio.run(main())
