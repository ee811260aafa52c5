# A child gets the given environment and starts in the given directory.
import asyncio


PIPE = asyncio.subprocess.PIPE


async def main():
    child = await asyncio.create_subprocess_exec("/usr/bin/env", stdout=PIPE, env={"COLOUR": "red"})
    print((await child.communicate())[0].decode().strip())
    child = await asyncio.create_subprocess_exec("pwd", stdout=PIPE, cwd="/usr")
    print((await child.communicate())[0].decode().strip())
    child = await asyncio.create_subprocess_shell("echo $COLOUR", stdout=PIPE, env={"COLOUR": "blue"}, cwd="/")
    print((await child.communicate())[0].decode().strip())


asyncio.run(main())
