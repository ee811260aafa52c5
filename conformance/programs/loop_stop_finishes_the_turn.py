# Stop() lets the current turn finish; callbacks that the turn added stay queued for the next run.
import asyncio


def stopper(loop):
    print("stop")
    loop.call_soon(print, "added before stop")
    loop.stop()
    loop.call_soon(print, "added after stop")


loop = asyncio.new_event_loop()
loop.call_soon(print, "one")
loop.call_soon(stopper, loop)
loop.call_soon(print, "two")
loop.run_forever()
print("stopped")
loop.call_soon(loop.stop)
loop.run_forever()
print("stopped again")
loop.close()
