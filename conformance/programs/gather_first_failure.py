# The first failure is raised at once; the others go on, and their later failures are nobody's business.
import asyncio


async def work(name, delay, error):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    print(name, "fails" if error else "ends")
    if error:
        raise ValueError(name)
    return name


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"]))
    gathered = asyncio.gather(work("a", 0.16, False), work("b", 0.02, True), work("c", 0.1, True))
    try:
        await gathered
    except ValueError as e:
        print("main caught:", e)
    print("gather has", gathered.exception())
    await asyncio.sleep(0.2)
    print("main ends")


asyncio.run(main())
