# Draining waits until the buffer is down, for any number of tasks, and fails after the loss.
import asyncio


async def drain(name, writer):
    await writer.drain()
    print(name, "drained")


async def main():
    accepted = asyncio.Queue()
    server = await asyncio.start_server(lambda r, w: accepted.put_nowait((r, w)), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    far_reader, far_writer = await accepted.get()
    await drain("empty", writer)
    writer.write(b"x" * 20_000_000)
    tasks = [asyncio.create_task(drain(name, writer)) for name in ("a", "b", "c")]
    await asyncio.sleep(0.02)
    tasks[1].cancel()
    await asyncio.sleep(0.02)
    print("waiting")
    print(len(await far_reader.readexactly(20_000_000)))
    await asyncio.wait(tasks)
    writer.close()
    try:
        await writer.drain()
    except ConnectionResetError as e:
        print("connection error:", e)
    await writer.wait_closed()
    await writer.wait_closed()
    far_writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
