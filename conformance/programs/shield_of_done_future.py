# The shield of a future that is done is that future itself; a pending one gets a shield of its own.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    done.set_result("value")
    pending = loop.create_future()
    print("the same" if asyncio.shield(done) is done else "another one")
    outer = asyncio.shield(pending)
    print("the same" if outer is pending else "another one")
    loop.call_soon(pending.set_result, "late value")
    print(await outer)
    print("the same" if asyncio.shield(outer) is outer else "another one")


asyncio.run(main())
