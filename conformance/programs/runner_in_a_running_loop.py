# Neither run() nor a runner can be used from inside of a running loop; the attempt closes nothing.
import asyncio


async def nothing():
    print("never printed")


async def main(runner):
    for what, action in (("run", asyncio.run), ("runner", runner.run)):
        coroutine = nothing()
        try:
            action(coroutine)
        except RuntimeError:
            print(what, "refused")
        coroutine.close()
    await asyncio.sleep(0.01)
    return "main's value"


with asyncio.Runner() as runner:
    print(runner.run(main(runner)))
    print("loop is", "closed" if runner.get_loop().is_closed() else "open")
