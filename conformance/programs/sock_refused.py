# sock_connect where nobody listens, and arguments that sock_recv and sendfile refuse.
import asyncio
import socket
import tempfile


async def attempt(name, call):
    try:
        await call
        print(name, "fine")
    except ValueError:
        print(name, "value error")
    except ConnectionRefusedError:
        print(name, "refused")


async def main():
    loop = asyncio.get_running_loop()
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    address = listener.getsockname()
    listener.close()
    client = socket.socket()
    client.setblocking(False)
    await attempt("connect", loop.sock_connect(client, address))
    client.close()
    near, far = socket.socketpair()
    near.setblocking(False)
    await attempt("negative size", loop.sock_recv(near, -1))
    with tempfile.TemporaryFile() as file:
        await attempt("negative offset", loop.sock_sendfile(near, file, -1))
        await attempt("no bytes", loop.sock_sendfile(near, file, 0, 0))
        print("of an empty file", await loop.sock_sendfile(near, file))
    near.close()
    far.close()


asyncio.run(main())
