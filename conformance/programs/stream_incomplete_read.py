# A stream that ends too early tells what there was.
import asyncio


async def main():
    for act in (lambda reader: reader.readexactly(5), lambda reader: reader.readuntil(b";")):
        reader = asyncio.StreamReader()
        reader.feed_data(b"abc")
        reader.feed_eof()
        try:
            await act(reader)
        except asyncio.IncompleteReadError as e:
            print(e, "|", e.partial.decode(), e.expected or "unknown")
        print(str(reader.at_eof()).lower())


asyncio.run(main())
