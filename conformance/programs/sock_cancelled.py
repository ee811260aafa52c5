# sock_recv, sock_recvfrom and sock_accept that are cancelled take nothing, and the sockets can be used again.
import asyncio
import socket


async def cancelled(name, call):
    task = asyncio.ensure_future(call)
    await asyncio.sleep(0.02)
    print(name, "waits", not task.done())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    loop = asyncio.get_running_loop()
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    listener.setblocking(False)
    await cancelled("accept", loop.sock_accept(listener))
    client = socket.socket()
    client.setblocking(False)
    await loop.sock_connect(client, listener.getsockname())
    connection, _ = await loop.sock_accept(listener)
    await cancelled("recv", loop.sock_recv(connection, 100))
    await loop.sock_sendall(client, b"hello")
    print("received", (await loop.sock_recv(connection, 100)).decode())
    datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    datagrams.bind(("127.0.0.1", 0))
    datagrams.setblocking(False)
    await cancelled("recvfrom", loop.sock_recvfrom(datagrams, 100))
    await loop.sock_sendto(datagrams, b"datagram", datagrams.getsockname())
    data, address = await loop.sock_recvfrom(datagrams, 4)
    print("received", data.decode(), address == datagrams.getsockname())
    for s in (listener, client, connection, datagrams):
        s.close()


asyncio.run(main())
