# A wrong name, an unknown authority, plain text and silence: each ends the attempt by an error.
import asyncio
import ssl


def server_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("localhost.pem", "localhost.key")
    return context


def client_context():
    return ssl.create_default_context(cafile="localhost.pem")


async def attempt(what, port, context, name, timeout=None):
    try:
        await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname=name, ssl_handshake_timeout=timeout)
        print(what, "connected")
    except ssl.SSLError:
        print(what, "ssl error")
    except ConnectionAbortedError as e:
        print(what, e)


async def greet(reader, writer):
    writer.write(b"220 hello\n")
    await reader.read()
    writer.close()


async def say_nothing(reader, writer):
    await reader.read()
    writer.close()


async def main():
    server = await asyncio.start_server(say_nothing, "127.0.0.1", 0, ssl=server_context())
    port = server.sockets[0].getsockname()[1]
    await attempt("wrong name:", port, client_context(), "other.test")
    await attempt("unknown authority:", port, ssl.create_default_context(), "localhost")
    context = client_context()
    context.check_hostname = False
    await attempt("no name:", port, context, "")
    server.close_clients()
    server.close()
    plain = await asyncio.start_server(greet, "127.0.0.1", 0)
    await attempt("plain text:", plain.sockets[0].getsockname()[1], client_context(), "localhost")
    plain.close()
    silent = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    await attempt("silence:", silent.sockets[0].getsockname()[1], client_context(), "localhost", 0.5)
    silent.close()
    await asyncio.sleep(0.1)


asyncio.run(main())
