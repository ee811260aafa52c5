# A server can close its connections in order, or abort them; both leave it serving.
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
    server_sides = []

    def factory():
        server_sides.append(Recorder(f"server {len(server_sides)}"))
        return server_sides[-1]

    server = await loop.create_server(factory, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    for close in (server.close_clients, server.abort_clients):
        _, client = await loop.create_connection(lambda: Recorder("client"), "127.0.0.1", port)
        await asyncio.sleep(0.02)
        server_sides[-1].transport.write(b"bye")
        close()
        print("closing")
        await server_sides[-1].lost.wait()
        await client.lost.wait()
        say(server.is_serving())
    server.close_clients()
    server.close()
    await server.wait_closed()


asyncio.run(main())
