# A stream that is encrypted may be encrypted again.
import asyncio
import ssl


def server_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("localhost.pem", "localhost.key")
    return context


def client_context():
    return ssl.create_default_context(cafile="localhost.pem")


async def handle(reader, writer):
    for _ in range(2):
        await reader.readline()
        writer.write(b"go ahead\n")
        await writer.start_tls(server_context())
    data = await reader.readexactly(100000)
    writer.write(data)
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    for time in ("once", "twice"):
        writer.write(b"starttls\n")
        await reader.readline()
        await writer.start_tls(client_context(), server_hostname="localhost")
        print("encrypted", time)
    sent = b"x" * 100000
    writer.write(sent)
    print("the same came back:", str(await reader.read() == sent).lower())
    writer.close()
    server.close()
    await asyncio.sleep(0.1)


asyncio.run(main())
