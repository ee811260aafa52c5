# Within a turn, callbacks queued earlier come first, then those of ready channels, then the timers that are due.
import asyncio
import os


async def main():
    loop = asyncio.get_running_loop()
    source, sink = os.pipe()
    os.write(sink, b"x")
    loop.call_later(0, print, "timer")
    loop.add_reader(source, readable, loop, source)
    loop.call_soon(print, "queued")
    await asyncio.sleep(0.02)
    print("removed again" if loop.remove_reader(source) else "was not watched")
    os.close(source)
    os.close(sink)


def readable(loop, source):
    print("readable")
    loop.call_soon(print, "queued by the reader")
    print("removed" if loop.remove_reader(source) else "was not watched")


asyncio.run(main())
