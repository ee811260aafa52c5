# The limit of a child is that of the lines of its output.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_shell("printf 'much too long\\nok\\n'", stdout=PIPE, limit=8)
    try:
        await child.stdout.readline()
    except ValueError:
        print("too long")
    print((await child.stdout.readline()).decode().strip())
    print(await child.wait())


asyncio.run(main())
