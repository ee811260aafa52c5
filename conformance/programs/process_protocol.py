# A protocol hears of a child: made first, lost last, and between them its pipes and its end.
import asyncio


class Witness(asyncio.SubprocessProtocol):
    def __init__(self):
        self.lines = []
        self.lost = asyncio.Event()

    def connection_made(self, transport):
        self.lines.append("made")

    def pipe_data_received(self, fd, data):
        self.lines.append(f"data {fd} {data.decode().strip()}")

    def pipe_connection_lost(self, fd, exc):
        self.lines.append(f"closed {fd}")

    def process_exited(self):
        self.lines.append("exited")

    def connection_lost(self, exc):
        self.lines.append("lost")
        self.lost.set()


async def main():
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.subprocess_shell(Witness, "read line; echo $line")
    print(" ".join(protocol.lines))
    transport.get_pipe_transport(0).write(b"hello\n")
    await protocol.lost.wait()
    print(protocol.lines[0], protocol.lines[-1])
    print(", ".join(sorted(protocol.lines)))
    print(transport.get_returncode())
    print(transport.get_pipe_transport(3) is None)


asyncio.run(main())
