# An interrupt raised by a callback leaves the loop at once: the rest of the turn stays queued for the next run.
import asyncio


def interrupt():
    print("callback interrupts")
    raise KeyboardInterrupt


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print("never printed"))
loop.call_soon(print, "one")
loop.call_soon(interrupt)
loop.call_soon(print, "two")
loop.call_soon(loop.stop)
try:
    loop.run_forever()
except KeyboardInterrupt:
    print("interrupted")
print("loop is", "running" if loop.is_running() else "not running")
loop.run_forever()
print("stopped")
loop.close()
