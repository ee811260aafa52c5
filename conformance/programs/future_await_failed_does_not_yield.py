# Awaiting a future that has failed or was cancelled raises at once, without giving a turn to anybody else.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    failed, cancelled = loop.create_future(), loop.create_future()
    failed.set_exception(ValueError("broken"))
    cancelled.cancel("given up")
    loop.call_soon(print, "callback")
    try:
        await failed
    except ValueError as e:
        print("value error:", e)
    try:
        await cancelled
    except asyncio.CancelledError as e:
        print("cancelled:", e.args[0])
    print("main was asked to:", asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
