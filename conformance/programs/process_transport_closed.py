# Closing the transport of a child kills it if it runs, and changes nothing if it has ended.
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
    transport, protocol = await loop.subprocess_exec(Witness, "sleep", "100")
    transport.close()
    print("closing" if transport.is_closing() else "open")
    await protocol.lost.wait()
    print(transport.get_returncode())
    print(", ".join(sorted(protocol.lines)))
    transport, protocol = await loop.subprocess_exec(Witness, "true")
    await protocol.lost.wait()
    transport.close()
    print(transport.get_returncode())


asyncio.run(main())
