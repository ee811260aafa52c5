# A reader pauses its transport above twice its limit, until it is down to the limit, or a task waits for more.
import asyncio


class Tap:
    def pause_reading(self):
        print("pause")

    def resume_reading(self):
        print("resume")


async def main():
    reader = asyncio.StreamReader(limit=4)
    reader.set_transport(Tap())
    reader.feed_data(b"12345678")
    print("eight")
    reader.feed_data(b"9")
    reader.feed_data(b"0")
    print((await reader.read(5)).decode())
    print((await reader.read(1)).decode())
    reader.feed_data(b"abcde")
    waiting = asyncio.create_task(reader.readexactly(12))
    await asyncio.sleep(0.02)
    print("waiting")
    reader.feed_data(b"xyz")
    print((await waiting).decode())


asyncio.run(main())
