# Of several separators the one that ends first wins, also if it comes in pieces.
import asyncio


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"a\r\nb\nABCDEF.")
    print(repr(await reader.readuntil((b"\r\n", b";")))[2:-1])
    print(repr(await reader.readuntil((b";", b"\n")))[2:-1])
    print((await reader.readuntil((b"BCDE", b"CD"))).decode())
    print((await reader.readuntil(b".")).decode())
    loop = asyncio.get_running_loop()
    for i, piece in enumerate((b"xE", b"N", b"Dy")):
        loop.call_later(0.02 * (i + 1), reader.feed_data, piece)
    print((await reader.readuntil(b"END")).decode())
    for bad in (b"", (), (b"a", b"")):
        try:
            await reader.readuntil(bad)
        except ValueError:
            print("value error")


asyncio.run(main())
