# A running loop can be neither run again, nor closed, nor may another loop run in its thread; it goes on unharmed.
import asyncio


async def nothing():
    pass


def attempt(what, action):
    try:
        action()
        print(what, "worked")
    except RuntimeError:
        print(what, "refused")


async def main():
    loop = asyncio.get_running_loop()
    other = asyncio.new_event_loop()
    attempt("the loop again", lambda: loop.run_until_complete(loop.create_future()))
    attempt("another loop", lambda: other.run_until_complete(other.create_future()))
    attempt("close", loop.close)
    attempt("another run", lambda: asyncio.run(nothing()))
    other.close()
    await asyncio.sleep(0.01)
    print("still running" if loop.is_running() else "not running")


asyncio.run(main())
