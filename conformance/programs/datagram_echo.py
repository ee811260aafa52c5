# Two endpoints for datagrams: what the protocols are told, and in which order.
import asyncio


class Log(asyncio.DatagramProtocol):
    def __init__(self, name, answers):
        self.name = name
        self.answers = answers
        self.received = asyncio.Event()
        self.lost = asyncio.Event()

    def connection_made(self, transport):
        self.transport = transport
        print(self.name, "made")

    def datagram_received(self, data, addr):
        print(self.name, "data", data.decode())
        if self.answers:
            self.transport.sendto(b"re: " + data, addr)
        self.received.set()

    def connection_lost(self, exc):
        print(self.name, "lost", exc is None)
        self.lost.set()


async def main():
    loop = asyncio.get_running_loop()
    server, serving = await loop.create_datagram_endpoint(lambda: Log("server", True), local_addr=("127.0.0.1", 0))
    print("server is there")
    address = server.get_extra_info("sockname")
    client, asking = await loop.create_datagram_endpoint(lambda: Log("client", False), remote_addr=address)
    print("peer is the server", client.get_extra_info("peername") == address)
    print("server has no peer", server.get_extra_info("peername") is None)
    for text in (b"one", b"two"):
        asking.received.clear()
        client.sendto(text)
        await asking.received.wait()
    client.sendto(b"three", address)
    asking.received.clear()
    await asking.received.wait()
    client.close()
    print("closing", client.is_closing())
    await asking.lost.wait()
    server.close()
    await serving.lost.wait()


asyncio.run(main())
