# Another protocol may take over, and is not told that a connection was made.
import asyncio


def say(*args):
    print(*(str(arg).lower() if isinstance(arg, bool) else arg for arg in args))


class Recorder(asyncio.Protocol):
    def __init__(self, name, keep_open=False):
        self.name = name
        self.keep_open = keep_open
        self.lost = asyncio.Event()

    def connection_made(self, transport):
        self.transport = transport
        print(self.name, "made")

    def data_received(self, data):
        print(self.name, "data", data.decode())

    def eof_received(self):
        print(self.name, "eof")
        return self.keep_open

    def pause_writing(self):
        print(self.name, "pause")

    def resume_writing(self):
        print(self.name, "resume")

    def connection_lost(self, exc):
        print(self.name, "lost", "by an error" if exc else "in order")
        self.lost.set()


async def connect(server_side, client_side):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: server_side, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    transport, _ = await loop.create_connection(lambda: client_side, "127.0.0.1", port)
    await asyncio.sleep(0.02)
    server.close()
    return transport


async def main():
    first = Recorder("first")
    transport = await connect(first, Recorder("client"))
    transport.write(b"one")
    await asyncio.sleep(0.02)
    second = Recorder("second")
    first.transport.set_protocol(second)
    say("second is there:", first.transport.get_protocol() is second)
    transport.write(b"two")
    await asyncio.sleep(0.02)
    transport.close()
    await second.lost.wait()


asyncio.run(main())
