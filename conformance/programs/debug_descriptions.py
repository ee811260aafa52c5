# Descriptions say where a thing was made if debug mode was on then; a cancelled handle keeps its text.
import asyncio


def show(what, thing):
    text = repr(thing)
    print(what, "created at" in text, "cancelled" in text)


async def nap():
    await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    for debug in (False, True, False):
        loop.set_debug(debug)
        print("debug", debug)
        future = loop.create_future()
        show("future", future)
        task = loop.create_task(nap())
        show("task", task)
        handle = loop.call_soon(print, "never")
        show("handle", handle)
        handle.cancel()
        show("cancelled handle", handle)
        timer = loop.call_later(10, print, "never")
        show("timer", timer)
        timer.cancel()
        loop.set_debug(not debug)
        show("future", future)
        future.cancel()
        show("cancelled future", future)
        await task


asyncio.run(main())
