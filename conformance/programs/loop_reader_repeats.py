# A reader is called once a turn for as long as there is something to read, and not at all when there is nothing.
import asyncio
import os


async def main():
    loop = asyncio.get_running_loop()
    source, sink = os.pipe()
    loop.add_reader(source, lambda: print("read", os.read(source, 1).decode()))
    await asyncio.sleep(0.02)
    print("nothing to read")
    os.write(sink, b"abc")
    await asyncio.sleep(0.02)
    loop.add_reader(source, lambda: print("replaced, read", os.read(source, 1).decode()))
    os.write(sink, b"d")
    await asyncio.sleep(0.02)
    loop.remove_reader(source)
    os.write(sink, b"e")
    await asyncio.sleep(0.02)
    print("no reader any more")
    os.close(source)
    os.close(sink)


asyncio.run(main())
