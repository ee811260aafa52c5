# Inside a loop both look-ups give the running one, whatever was set; outside there is only what was set.
import asyncio


def look(what, lookup, loop):
    try:
        print(what, "finds the loop" if lookup() is loop else "finds another loop")
    except RuntimeError:
        print(what, "finds none")


async def main(loop):
    look("running loop", asyncio.get_running_loop, loop)
    look("event loop", asyncio.get_event_loop, loop)
    loop.call_soon(look, "callback: running loop", asyncio.get_running_loop, loop)
    loop.call_soon(look, "callback: event loop", asyncio.get_event_loop, loop)
    await asyncio.sleep(0)


loop = asyncio.new_event_loop()
other = asyncio.new_event_loop()
asyncio.set_event_loop(other)
loop.run_until_complete(main(loop))
look("outside: running loop", asyncio.get_running_loop, loop)
look("outside: event loop", asyncio.get_event_loop, loop)
asyncio.set_event_loop(loop)
look("outside: event loop", asyncio.get_event_loop, loop)
asyncio.set_event_loop(None)
look("outside: event loop", asyncio.get_event_loop, loop)
other.close()
loop.close()
