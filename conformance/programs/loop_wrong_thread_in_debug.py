# In debug mode, and only then, scheduling from a thread that is not the loop's is refused; the thread-safe call works.
import asyncio
import threading


def attempt(what, action):
    try:
        action()
        print(what, "worked")
    except RuntimeError:
        print(what, "refused")


def from_thread(loop, future):
    attempt("call soon", lambda: loop.call_soon(print, "never printed"))
    attempt("call later", lambda: loop.call_later(0, print, "never printed"))
    attempt("call at", lambda: loop.call_at(loop.time(), print, "never printed"))
    loop.call_soon_threadsafe(future.set_result, "call soon threadsafe worked")


async def main():
    loop = asyncio.get_running_loop()
    print("debug" if loop.get_debug() else "no debug")
    loop.set_debug(True)
    print("debug" if loop.get_debug() else "no debug")
    future = loop.create_future()
    thread = threading.Thread(target=from_thread, args=(loop, future))
    thread.start()
    print(await future)
    thread.join()


asyncio.run(main())
