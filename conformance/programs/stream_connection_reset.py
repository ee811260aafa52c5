# A reset ends reads, drains and the wait for the end with an error.
import asyncio


import socket
import struct


async def main():
    accepted = asyncio.Queue()
    server = await asyncio.start_server(lambda r, w: accepted.put_nowait((r, w)), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    far_reader, far_writer = await accepted.get()
    waiting = asyncio.create_task(reader.readline())
    await asyncio.sleep(0.02)
    sock = far_writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    far_writer.transport.abort()
    for act in (waiting, reader.read(1), writer.drain(), writer.wait_closed()):
        try:
            await act
        except ConnectionError:
            print("connection error")
    print(str(writer.is_closing()).lower())
    writer.write(b"into the void")
    server.close()
    await server.wait_closed()


asyncio.run(main())
