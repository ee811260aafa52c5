# Writing pauses once above the high mark, and resumes once at the low one.
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


class Quiet(Recorder):
    def data_received(self, data):
        pass


async def main():
    server_side = Quiet("server")
    transport = await connect(server_side, Recorder("client"))
    server_side.transport.pause_reading()
    print(transport.get_write_buffer_limits())
    transport.set_write_buffer_limits(high=1000)
    print(transport.get_write_buffer_limits())
    transport.set_write_buffer_limits(low=1000)
    print(transport.get_write_buffer_limits())
    transport.set_write_buffer_limits(high=0)
    print(transport.get_write_buffer_limits())
    try:
        transport.set_write_buffer_limits(high=1, low=2)
    except ValueError as e:
        print("value error:", e)
    transport.write(b"x" * 20_000_000)
    transport.write(b"x")
    say("buffered:", transport.get_write_buffer_size() > 0)
    server_side.transport.resume_reading()
    while transport.get_write_buffer_size() > 0:
        await asyncio.sleep(0.02)
    print("sent")
    transport.close()
    await server_side.lost.wait()


asyncio.run(main())
