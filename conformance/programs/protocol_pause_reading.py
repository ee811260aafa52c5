# A paused transport delivers nothing; what came meanwhile is delivered together.
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
    transport = await connect(server_side, Recorder("client"))
    server_side.transport.pause_reading()
    server_side.transport.pause_reading()
    say("reading:", server_side.transport.is_reading())
    transport.write(b"one ")
    await asyncio.sleep(0.02)
    transport.write(b"two")
    await asyncio.sleep(0.02)
    print("nothing yet")
    server_side.transport.resume_reading()
    server_side.transport.resume_reading()
    await asyncio.sleep(0.02)
    transport.close()
    await server_side.lost.wait()
    server_side.transport.pause_reading()
    server_side.transport.resume_reading()
    say("reading:", server_side.transport.is_reading())


asyncio.run(main())
