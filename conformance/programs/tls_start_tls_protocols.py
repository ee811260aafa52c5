# startTls keeps the protocol, which is not told again that a connection was made.
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
    server = await loop.create_server(lambda: served, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    plain, protocol = await loop.create_connection(lambda: Noting("client"), "127.0.0.1", port)
    await asyncio.sleep(0.06)
    accepting = asyncio.create_task(
        loop.start_tls(served.transport, served, server_context(), server_side=True))
    encrypted = await loop.start_tls(plain, protocol, client_context(), server_hostname="localhost")
    served.transport = await accepting
    print("same protocol:", str(encrypted.get_protocol() is protocol).lower())
    print("same transport:", str(encrypted is plain).lower())
    encrypted.write(b"bye")
    await protocol.lost
    await served.lost
    server.close()


asyncio.run(main())
