# A server and a client by sock_accept, sock_connect, sock_recv and sock_sendall.
import asyncio
import socket


async def serve(listener):
    loop = asyncio.get_running_loop()
    connection, address = await loop.sock_accept(listener)
    print("accepted, blocking", connection.getblocking())
    while data := await loop.sock_recv(connection, 5):
        print("server got", data.decode())
        await loop.sock_sendall(connection, data.upper())
    print("server saw the end")
    connection.close()


async def main():
    loop = asyncio.get_running_loop()
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    listener.setblocking(False)
    serving = asyncio.create_task(serve(listener))
    client = socket.socket()
    client.setblocking(False)
    await loop.sock_connect(client, listener.getsockname())
    await loop.sock_sendall(client, b"hello world")
    received = b""
    while len(received) < 11:
        received += await loop.sock_recv(client, 100)
    print("client got", received.decode())
    client.shutdown(socket.SHUT_WR)
    print("client saw the end", await loop.sock_recv(client, 100) == b"")
    await serving
    client.close()
    listener.close()


asyncio.run(main())
