# Writing to a child that has closed its input ends by an error, which drain and wait_closed tell.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_shell("exec <&-; echo closed; exec sleep 100", stdin=PIPE, stdout=PIPE)
    print((await child.stdout.readline()).decode().strip())
    child.stdin.write(bytes(1_000_000))
    try:
        await child.stdin.drain()
    except (BrokenPipeError, ConnectionResetError):
        print("drain: lost")
    child.kill()
    print(await child.wait())


asyncio.run(main())
