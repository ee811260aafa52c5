"""The other end of a TLS test, by CPython's asyncio: a server that prints its port and echoes until its input ends, or
a client that checks that what it sends comes back. In both, "starttls" in plain text comes first if it is asked for."""

import asyncio
import os
import random
import ssl
import sys

FILES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tls")


def server_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(FILES, "localhost.pem"), os.path.join(FILES, "localhost.key"))
    return context


def client_context():
    return ssl.create_default_context(cafile=os.path.join(FILES, "ca.pem"))


async def echo(reader, writer):
    if starts_plain:
        await reader.readline()
        writer.write(b"go ahead\n")
        await writer.start_tls(server_context())
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()


async def serve():
    context = None if starts_plain else server_context()
    server = await asyncio.start_server(echo, "127.0.0.1", 0, ssl=context)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


async def connect(port):
    if starts_plain:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"starttls\n")
        await reader.readline()
        await writer.start_tls(client_context(), server_hostname="localhost")
    else:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", port, ssl=client_context(), server_hostname="localhost")
    chance = random.Random(port)
    sent = bytes(chance.randrange(256) for _ in range(300_000))

    async def send():
        at = 0
        while at < len(sent):
            size = chance.choice((1, 7, 100, 5000, 70_000))
            writer.write(sent[at:at + size])
            await writer.drain()
            at += size

    sending = asyncio.create_task(send())
    received = await reader.readexactly(len(sent))
    await sending
    writer.close()
    await writer.wait_closed()
    print("same" if received == sent else "other bytes came back", flush=True)


starts_plain = sys.argv[2] == "plain"
if sys.argv[1] == "serve":
    asyncio.run(serve())
else:
    asyncio.run(connect(int(sys.argv[3])))
