# Every callback runs in the context that was current when it was registered, or in the one it was given.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


def show(what):
    print(what, variable.get())


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    given = contextvars.copy_context()
    given.run(variable.set, "given")
    variable.set("one")
    loop.call_soon(show, "soon:")
    loop.call_soon_threadsafe(show, "soon threadsafe:")
    loop.call_later(0.02, show, "later:")
    future.add_done_callback(lambda f: show("done callback:"))
    loop.call_soon(show, "soon, given:", context=given)
    loop.call_later(0.04, show, "later, given:", context=given)
    future.add_done_callback(lambda f: show("done callback, given:"), context=given)
    variable.set("two")
    future.add_done_callback(lambda f: show("second done callback:"))
    future.set_result(None)
    variable.set("three")
    await asyncio.sleep(0.06)
    show("main:")


asyncio.run(main())
