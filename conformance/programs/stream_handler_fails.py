# A handler that fails is reported and loses its connection; one that is cancelled loses it silently.
import asyncio


async def fail(reader, writer):
    raise ValueError("no service")


async def give_up(reader, writer):
    asyncio.current_task().cancel()
    await asyncio.sleep(1)


async def main():
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: print("reported:", context["exception"]))
    for handler in (fail, give_up):
        server = await asyncio.start_server(handler, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
        print("client read", len(await reader.read()))
        writer.close()
        server.close()
        await server.wait_closed()


asyncio.run(main())
