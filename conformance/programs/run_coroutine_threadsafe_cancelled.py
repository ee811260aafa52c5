# Cancelling the thread's future cancels the task; a task that is cancelled cancels the thread's future.
import asyncio
import concurrent.futures
import threading

waiting = threading.Event()
ended = threading.Event()


async def wait():
    try:
        waiting.set()
        await asyncio.Future()
    except asyncio.CancelledError:
        print("task cancelled")
        raise
    finally:
        ended.set()


async def give_up():
    asyncio.current_task().cancel()
    await asyncio.sleep(10)


def caller(loop):
    future = asyncio.run_coroutine_threadsafe(wait(), loop)
    waiting.wait()
    cancelled = future.cancel()
    ended.wait()
    print("cancel", cancelled)
    for each in future, asyncio.run_coroutine_threadsafe(give_up(), loop):
        try:
            each.result()
        except concurrent.futures.CancelledError:
            print("future cancelled", each.cancelled())


async def main():
    await asyncio.to_thread(caller, asyncio.get_running_loop())


asyncio.run(main())
