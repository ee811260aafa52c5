# A server listens at each address of its hosts once, and names an address that is in use.
import asyncio


async def main():
    server = await asyncio.start_server(lambda r, w: w.close(), ["127.0.0.1", "::1", "127.0.0.1"], 0)
    print(len(server.sockets))
    for sock in sorted(server.sockets, key=lambda sock: sock.family):
        host, port = sock.getsockname()[:2]
        reader, writer = await asyncio.open_connection(host, port)
        print(host, len(await reader.read()))
        writer.close()
    taken = min(server.sockets, key=lambda sock: sock.family).getsockname()[1]
    try:
        await asyncio.start_server(lambda r, w: None, "127.0.0.1", taken)
    except OSError as e:
        print("os error", str(str(taken) in str(e)).lower())
    server.close()
    await server.wait_closed()


asyncio.run(main())
