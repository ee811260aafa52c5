# An error is raised by each read, whatever is in the buffer, and by a read that waits.
import asyncio


async def main():
    reader = asyncio.StreamReader()
    waiting = asyncio.create_task(reader.readexactly(5))
    await asyncio.sleep(0.02)
    reader.feed_data(b"abc")
    await asyncio.sleep(0.02)
    reader.set_exception(ConnectionError("broken"))
    for act in (waiting, reader.read(1), reader.read(), reader.readline(), reader.readexactly(1), reader.readuntil(b"c")):
        try:
            await act
        except ConnectionError as e:
            print(e, str(e is reader.exception()).lower())


asyncio.run(main())
