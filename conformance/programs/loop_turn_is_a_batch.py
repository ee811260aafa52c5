# A turn runs exactly the callbacks that were queued when it began; what they add waits for the next turn.
import asyncio


def parent(loop, name):
    print(name)
    loop.call_soon(child, loop, f"child of {name}")


def child(loop, name):
    print(name)
    loop.call_soon(print, f"grand{name}")


def turn(loop, number):
    print(f"turn {number} ends")
    if number < 3:
        loop.call_soon(turn, loop, number + 1)
    else:
        loop.stop()


loop = asyncio.new_event_loop()
loop.call_soon(parent, loop, "first")
loop.call_soon(parent, loop, "second")
loop.call_soon(turn, loop, 1)
loop.run_forever()
loop.close()
