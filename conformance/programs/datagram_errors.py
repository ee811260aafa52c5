# Nobody listens, a datagram is too long: error_received is called, and the endpoint stays open.
import asyncio
import socket


class Log(asyncio.DatagramProtocol):
    def __init__(self):
        self.told = asyncio.Event()

    def datagram_received(self, data, addr):
        print("data", data.decode())
        self.told.set()

    def error_received(self, exc):
        print("error", "refused" if isinstance(exc, ConnectionRefusedError) else "os error")
        self.told.set()

    def connection_lost(self, exc):
        print("lost", exc is None)


async def main():
    loop = asyncio.get_running_loop()
    free = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    free.bind(("127.0.0.1", 0))
    address = free.getsockname()
    free.close()
    client, asking = await loop.create_datagram_endpoint(Log, remote_addr=address)
    client.sendto(b"anybody?")
    await asking.told.wait()
    print("closing", client.is_closing())
    server, serving = await loop.create_datagram_endpoint(Log, local_addr=address)
    client.sendto(b"somebody")
    await serving.told.wait()
    serving.told.clear()
    server.sendto(b"x" * 70000, address)
    print("told at once", serving.told.is_set())
    server.sendto(b"still here", address)
    serving.told.clear()
    await serving.told.wait()
    client.close()
    server.close()
    await asyncio.sleep(0.02)


asyncio.run(main())
