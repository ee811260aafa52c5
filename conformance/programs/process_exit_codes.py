# How a child has ended: an exit status, or the negated number of a signal.
import asyncio


async def code(line):
    child = await asyncio.create_subprocess_shell(line)
    return await child.wait()


async def main():
    print(await code("exit 0"))
    print(await code("exit 3"))
    print(await code("kill -TERM $$"))
    print(await code("kill -KILL $$"))
    print(await code("exit 143"))


asyncio.run(main())
