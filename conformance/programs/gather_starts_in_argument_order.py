# Gather makes tasks of its coroutines in order; none of them runs before the caller waits.
import asyncio


async def factorial(name, number):
    product = 1
    for factor in range(2, number + 1):
        print(f"{name}: times {factor}")
        await asyncio.sleep(0.02)
        product *= factor
    print(f"{name}: {product}")
    return product


async def main():
    gathered = asyncio.gather(factorial("a", 2), factorial("b", 3), factorial("c", 4))
    print("nothing has run, the result is", "ready" if gathered.done() else "pending")
    print(await gathered)


asyncio.run(main())
