# Calls from one other thread keep their order among themselves; a handle can be cancelled before it runs.
import asyncio
import threading


def from_thread(loop):
    for number in range(1, 6):
        handle = loop.call_soon_threadsafe(print, "call", number)
        if number == 3:
            handle.cancel()
    loop.call_soon_threadsafe(loop.stop)


loop = asyncio.new_event_loop()
thread = threading.Thread(target=from_thread, args=(loop,))
thread.start()
thread.join()
print("thread has ended")
loop.run_forever()
print("loop has stopped")
loop.close()
