# A full pipe pauses the protocol that writes it; closing sends the rest first.
import asyncio
import os


class Witness(asyncio.Protocol):
    def __init__(self):
        self.lines = []
        self.lost = asyncio.Event()

    def connection_made(self, transport):
        self.lines.append("made")

    def data_received(self, data):
        self.lines.append("data " + data.decode())

    def eof_received(self):
        self.lines.append("end")

    def pause_writing(self):
        self.lines.append("pause")

    def resume_writing(self):
        self.lines.append("resume")

    def connection_lost(self, exc):
        self.lines.append("lost" if exc is None else "lost by an error")
        self.lost.set()


async def main():
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    reader = asyncio.StreamReader()
    transport, protocol = await loop.connect_write_pipe(Witness, open(w, "wb", 0))
    transport.write(bytes(1_000_000))
    print(", ".join(protocol.lines))
    transport.close()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), open(r, "rb", 0))
    print(len(await reader.read()))
    await protocol.lost.wait()
    print(", ".join(protocol.lines))


asyncio.run(main())
