# A loop that is stopped before it runs still does one full turn, and only one; the next run is a normal one.
import asyncio


def first(loop):
    print("first")
    loop.call_soon(second, loop)


def second(loop):
    print("second")
    loop.stop()


loop = asyncio.new_event_loop()
loop.call_soon(first, loop)
loop.stop()
loop.run_forever()
print("stopped after one turn")
loop.run_forever()
print("stopped again")
loop.close()
