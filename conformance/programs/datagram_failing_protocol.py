# A protocol that fails on a datagram is reported, and is told of the next one; empty datagrams are real.
import asyncio


class Log(asyncio.DatagramProtocol):
    count = 0

    def datagram_received(self, data, addr):
        self.count += 1
        print("data", len(data))
        if self.count == 1:
            raise RuntimeError("bad datagram")

    def connection_lost(self, exc):
        print("lost", exc is None)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("reported", context["exception"]))
    server, serving = await loop.create_datagram_endpoint(Log, local_addr=("127.0.0.1", 0))
    address = server.get_extra_info("sockname")
    for data in (b"one", b"", b"three"):
        server.sendto(data, address)
    while serving.count < 3:
        await asyncio.sleep(0.02)
    print("closing", server.is_closing())
    server.abort()
    server.close()
    server.abort()
    await asyncio.sleep(0.02)


asyncio.run(main())
