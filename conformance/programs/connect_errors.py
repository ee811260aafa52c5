# What keeps a connection from being made, and bad arguments.
import asyncio


async def attempt(name, *args, **kwargs):
    try:
        await asyncio.open_connection(*args, **kwargs)
    except ExceptionGroup as e:
        print(name, "group of", len(e.exceptions), type(e.exceptions[0]) is ConnectionRefusedError and "refused")
    except ConnectionRefusedError:
        print(name, "refused")
    except (ValueError, OverflowError):
        print(name, "value error")
    except OSError:
        print(name, "os error")


async def main():
    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    await attempt("closed port", "127.0.0.1", port)
    await attempt("closed port, all errors", "127.0.0.1", port, all_errors=True)
    await attempt("side by side", "127.0.0.1", port, happy_eyeballs_delay=0.25)
    await attempt("port out of range", "127.0.0.1", 70000)
    await attempt("wrong family of the local address", "127.0.0.1", port, local_addr=("::1", 0))
    await attempt("foreign local address", "127.0.0.1", port, local_addr=("192.0.2.1", 0))
    await attempt("bad limit", "127.0.0.1", port, limit=0)


asyncio.run(main())
