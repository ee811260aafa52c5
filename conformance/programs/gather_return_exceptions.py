# With return_exceptions the failures stand among the results, and gather waits for everybody.
import asyncio


async def work(name, delay, error):
    await asyncio.sleep(delay)
    print(name, "fails" if error else "ends")
    if error:
        raise ValueError(name)
    return name


async def main():
    results = await asyncio.gather(
        work("a", 0.06, False), work("b", 0.02, True), work("c", 0.04, True), return_exceptions=True
    )
    for result in results:
        print("error:" if isinstance(result, ValueError) else "value:", result)


asyncio.run(main())
