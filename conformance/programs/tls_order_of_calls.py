# One end closes a TLS connection, and both ends are lost in order; there is no half-close.
import asyncio
import ssl


def server_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("localhost.pem", "localhost.key")
    return context


def client_context():
    return ssl.create_default_context(cafile="localhost.pem")


class Noting(asyncio.Protocol):
    def __init__(self, name):
        self.name = name
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        print(self.name, "made")

    def data_received(self, data):
        print(self.name, "got", data.decode())
        if data == b"bye":
            self.transport.close()
            print(self.name, "closing:", str(self.transport.is_closing()).lower())

    def connection_lost(self, exc):
        print(self.name, "lost", "by an error" if exc else "in order")
        self.lost.set_result(None)


async def main():
    loop = asyncio.get_running_loop()
    served = Noting("server")
    server = await loop.create_server(lambda: served, "127.0.0.1", 0, ssl=server_context())
    port = server.sockets[0].getsockname()[1]
    transport, protocol = await loop.create_connection(
        lambda: Noting("client"), "127.0.0.1", port, ssl=client_context(), server_hostname="localhost")
    await asyncio.sleep(0.06)
    print("half-close:", str(transport.can_write_eof()).lower())
    try:
        transport.write_eof()
    except NotImplementedError:
        print("not supported")
    transport.write(b"bye")
    await protocol.lost
    await served.lost
    server.close()


asyncio.run(main())
