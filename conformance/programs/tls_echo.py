# Lines go to a server and back over TLS; both ends know what was agreed.
import asyncio
import ssl


def server_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("localhost.pem", "localhost.key")
    return context


def client_context():
    return ssl.create_default_context(cafile="localhost.pem")


async def handle(reader, writer):
    print("server knows a cipher:", str(writer.get_extra_info("cipher") is not None).lower())
    print("server knows a certificate:", str(bool(writer.get_extra_info("peercert"))).lower())
    async for line in reader:
        writer.write(b"echo " + line)
        await writer.drain()
    print("server at the end:", str(reader.at_eof()).lower())
    writer.close()
    await writer.wait_closed()
    print("server closed")


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=server_context())
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=client_context(), server_hostname="localhost")
    print("client knows a certificate:", str(bool(writer.get_extra_info("peercert"))).lower())
    for word in ("one", "two"):
        writer.write(word.encode() + b"\n")
        print("client got", (await reader.readline()).decode().strip())
    writer.close()
    await writer.wait_closed()
    print("client closed")
    server.close()
    await server.wait_closed()
    await asyncio.sleep(0.02)


asyncio.run(main())
