# What create_datagram_endpoint and sendto refuse.
import asyncio


async def attempt(name, call):
    try:
        await call()
        print(name, "fine")
    except ValueError:
        print(name, "value error")
    except OSError:
        print(name, "os error")


async def main():
    loop = asyncio.get_running_loop()
    proto = asyncio.DatagramProtocol

    def make(**kwargs):
        return lambda: loop.create_datagram_endpoint(proto, **kwargs)

    await attempt("no address", make())
    await attempt("two families", make(local_addr=("127.0.0.1", 0), remote_addr=("::1", 9)))
    await attempt("foreign address", make(local_addr=("192.0.2.1", 0)))
    server, _ = await loop.create_datagram_endpoint(proto, local_addr=("127.0.0.1", 0))
    address = server.get_extra_info("sockname")
    await attempt("address in use", make(local_addr=address))
    client, _ = await loop.create_datagram_endpoint(proto, remote_addr=address)

    async def elsewhere():
        client.sendto(b"x", ("127.0.0.1", 9))

    async def there():
        client.sendto(b"x", address)

    await attempt("send elsewhere", elsewhere)
    await attempt("send there", there)
    client.abort()
    server.abort()
    print("closing", client.is_closing(), server.is_closing())
    await asyncio.sleep(0.02)


asyncio.run(main())
