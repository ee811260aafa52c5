# Close() drops what is queued without running it, may be called twice, and everything after it is refused.
import asyncio


async def nothing():
    pass


def attempt(what, action):
    try:
        action()
        print(what, "worked")
    except RuntimeError:
        print(what, "refused")


loop = asyncio.new_event_loop()
print("closed" if loop.is_closed() else "open")
loop.call_soon(print, "never printed")
loop.call_later(0, print, "never printed")
loop.close()
loop.close()
print("closed" if loop.is_closed() else "open")
attempt("call soon", lambda: loop.call_soon(print, "never printed"))
attempt("call later", lambda: loop.call_later(0.01, print, "never printed"))
attempt("call at", lambda: loop.call_at(0, print, "never printed"))
attempt("call soon threadsafe", lambda: loop.call_soon_threadsafe(print, "never printed"))
attempt("create task", lambda: loop.create_task(nothing()))
attempt("run forever", loop.run_forever)
attempt("run until complete", lambda: loop.run_until_complete(nothing()))
