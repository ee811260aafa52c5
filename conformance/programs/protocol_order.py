# A protocol hears made, data, the end and the loss, in this order.
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


async def main():
    loop = asyncio.get_running_loop()
    server_side = Recorder("server")
    server = await loop.create_server(lambda: server_side, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    transport, client = await loop.create_connection(lambda: Recorder("client"), "127.0.0.1", port)
    print("connected")
    await asyncio.sleep(0.02)
    transport.write(b"hello")
    await asyncio.sleep(0.02)
    transport.write_eof()
    await server_side.lost.wait()
    await client.lost.wait()
    say("closing:", transport.is_closing())
    server.close()
    await server.wait_closed()


asyncio.run(main())
