# One task may start eagerly where no factory says so; the others start in their turn.
import asyncio


async def body(name):
    print(name, "runs")
    return name


async def main():
    loop = asyncio.get_running_loop()
    lazy = asyncio.Task(body("lazy"), loop=loop)
    eager = asyncio.Task(body("eager"), loop=loop, eager_start=True)
    print("eager is", "done" if eager.done() else "pending")
    print("lazy is", "done" if lazy.done() else "pending")
    print(await lazy, await eager)


asyncio.run(main())
