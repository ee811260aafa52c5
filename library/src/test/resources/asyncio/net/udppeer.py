"""The other end of a test of datagrams, by CPython's asyncio: an endpoint that prints its port and echoes until its
input ends, or one that sends datagrams to a port, one after the other, and checks that each comes back."""

import asyncio
import random
import sys


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        self.transport.sendto(data, addr)


class Asking(asyncio.DatagramProtocol):
    def __init__(self):
        self.answers = asyncio.Queue()

    def datagram_received(self, data, addr):
        self.answers.put_nowait(data)

    def error_received(self, exc):
        self.answers.put_nowait(exc)


async def serve():
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 0))
    print(transport.get_extra_info("sockname")[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    transport.close()


async def ask(port, seed):
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.create_datagram_endpoint(Asking, remote_addr=("127.0.0.1", port))
    chance = random.Random(seed)
    outcome = "same"
    for size in [1, 7, 1472, 9000, 65507] + [chance.randrange(1, 2000) for _ in range(50)]:
        sent = chance.randbytes(size)
        transport.sendto(sent)
        received = await asyncio.wait_for(protocol.answers.get(), 30)
        if received != sent:
            outcome = f"{size} bytes came back as {received!r}"
            break
    transport.close()
    print(outcome, flush=True)


if sys.argv[1] == "serve":
    asyncio.run(serve())
else:
    asyncio.run(ask(int(sys.argv[2]), int(sys.argv[3])))
