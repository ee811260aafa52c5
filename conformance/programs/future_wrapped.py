# A wrapped foreign future hands on its result, its exception and its cancellation, and is cancelled by its wrapper.
import asyncio
import concurrent.futures


async def outcome(what, future):
    try:
        print(what, "result:", await future)
    except ValueError as e:
        print(what, "value error:", e)
    except asyncio.CancelledError:
        print(what, "cancelled")


async def main():
    loop = asyncio.get_running_loop()
    good, bad, dropped, given_up = [concurrent.futures.Future() for _ in range(4)]
    loop.call_soon(good.set_result, "value")
    await outcome("good", asyncio.wrap_future(good))
    loop.call_soon(bad.set_exception, ValueError("broken"))
    await outcome("bad", asyncio.wrap_future(bad))
    loop.call_soon(dropped.cancel)
    await outcome("dropped", asyncio.wrap_future(dropped))
    wrapper = asyncio.wrap_future(given_up)
    loop.call_soon(wrapper.cancel)
    await outcome("given up", wrapper)
    await asyncio.sleep(0)
    print("foreign one is", "cancelled" if given_up.cancelled() else "not cancelled")


asyncio.run(main())
