# shutdown_asyncgens closes what is open; a failure goes to the exception handler with the generator, others go on.
import asyncio


async def producer(fails):
    try:
        yield 1
    finally:
        await asyncio.sleep(0.01)
        if fails:
            raise ValueError("bad")
        print("closed")


async def main():
    loop = asyncio.get_running_loop()
    good = producer(False)
    bad = producer(True)
    loop.set_exception_handler(
        lambda loop, context: print(
            "reported", context["exception"], "of the bad one" if context["asyncgen"] is bad else "of another"
        )
    )
    await anext(good)
    await anext(bad)
    unused = producer(True)
    await loop.shutdown_asyncgens()
    print(await anext(good, "good has ended"))
    print(await anext(bad, "bad has ended"))
    await unused.aclose()


asyncio.run(main())
