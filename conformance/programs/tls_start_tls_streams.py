# A stream becomes encrypted in the middle, and is the same stream.
import asyncio
import ssl


def server_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("localhost.pem", "localhost.key")
    return context


def client_context():
    return ssl.create_default_context(cafile="localhost.pem")


async def handle(reader, writer):
    print("server got", (await reader.readline()).decode().strip())
    writer.write(b"go ahead\n")
    await writer.start_tls(server_context())
    print("server got", (await reader.readline()).decode().strip())
    writer.write(b"well kept\n")
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    print("encrypted:", str(writer.get_extra_info("cipher") is not None).lower())
    before = writer.transport
    writer.write(b"starttls\n")
    print("client got", (await reader.readline()).decode().strip())
    await writer.start_tls(client_context(), server_hostname="localhost")
    print("encrypted:", str(writer.get_extra_info("cipher") is not None).lower())
    print("same transport:", str(writer.transport is before).lower())
    writer.write(b"a secret\n")
    print("client got", (await reader.readline()).decode().strip())
    print("client got", len(await reader.read()), "bytes more")
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()


asyncio.run(main())
