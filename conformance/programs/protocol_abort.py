# An aborted connection loses what is buffered, and its protocol hears of it once.
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
    server_side = Recorder("server")
    client_side = Recorder("client")
    transport = await connect(server_side, client_side)
    server_side.transport.pause_reading()
    transport.write(b"x" * 20_000_000)
    transport.abort()
    transport.abort()
    transport.close()
    say("buffered:", transport.get_write_buffer_size(), "closing:", transport.is_closing())
    await client_side.lost.wait()
    for _ in range(6):
        transport.write(b"x")
    await asyncio.sleep(0.02)
    print("that was all")
    server_side.transport.abort()
    await server_side.lost.wait()


asyncio.run(main())
