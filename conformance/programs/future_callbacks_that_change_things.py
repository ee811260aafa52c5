# Callbacks queued by a result run whatever earlier ones do: removing comes too late, adding means one turn more.
import asyncio


def second(future):
    print("second runs although it was removed")


def third(future):
    print("third was added by first")


def first(future):
    print("first removes", future.remove_done_callback(second))
    future.add_done_callback(third)
    print("first cancels:", "accepted" if future.cancel() else "refused")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(first)
    future.add_done_callback(second)
    future.set_result("value")
    loop.call_soon(print, "callback queued after the result")
    await asyncio.sleep(0)
    print("main, one turn later")
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
