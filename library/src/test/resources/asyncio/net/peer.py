"""The other end of a test, by CPython's asyncio: a server that prints its port and echoes until its input ends, or a
client that sends pieces to a port and checks that they come back."""

import asyncio
import random
import sys


async def echo(reader, writer):
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)

    def eof_received(self):
        return False

    def pause_writing(self):
        self.transport.pause_reading()

    def resume_writing(self):
        self.transport.resume_reading()


async def serve(kind):
    if kind == "streams":
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
    else:
        server = await asyncio.get_running_loop().create_server(Echo, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


async def connect(port, seed):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    chance = random.Random(seed)
    sent = bytes(chance.randrange(256) for _ in range(300_000))

    async def send():
        at = 0
        while at < len(sent):
            size = chance.choice((1, 7, 100, 5000, 70_000))
            writer.write(sent[at:at + size])
            await writer.drain()
            at += size
        writer.write_eof()

    sending = asyncio.create_task(send())
    received = await reader.read()
    await sending
    writer.close()
    await writer.wait_closed()
    print("same" if received == sent else f"{len(received)} bytes of {len(sent)} came back, or others", flush=True)


if sys.argv[1] == "serve":
    asyncio.run(serve(sys.argv[2]))
else:
    asyncio.run(connect(int(sys.argv[2]), int(sys.argv[3])))
