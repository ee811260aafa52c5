# The awaiter sees the message of the cancel that ended its wait; if the wait had ended, that of the last cancel.
import asyncio


async def waiter(name, future):
    try:
        print(name, "got", await future)
    except asyncio.CancelledError as e:
        print(name, "cancelled:", e.args[0] if e.args else "no message")


async def main():
    loop = asyncio.get_running_loop()
    pending, done = loop.create_future(), loop.create_future()
    tasks = [asyncio.create_task(waiter(*pair)) for pair in (("pending", pending), ("done", done))]
    tasks.append(asyncio.create_task(waiter("inner task", asyncio.create_task(asyncio.sleep(10)))))
    tasks.append(asyncio.create_task(waiter("silent", loop.create_future())))
    await asyncio.sleep(0.01)
    done.set_result("value")
    for message in ("first", "second"):
        for task in tasks[:3]:
            task.cancel(message)
    tasks[3].cancel()
    for task in tasks:
        await task


asyncio.run(main())
