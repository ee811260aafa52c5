# What a protocol hears of a pipe that it reads.
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
    transport, protocol = await loop.connect_read_pipe(Witness, open(r, "rb", 0))
    os.write(w, b"one")
    await asyncio.sleep(0.02)
    os.write(w, b"two")
    await asyncio.sleep(0.02)
    os.close(w)
    await protocol.lost.wait()
    print(", ".join(protocol.lines))
    print("closing" if transport.is_closing() else "open")


asyncio.run(main())
