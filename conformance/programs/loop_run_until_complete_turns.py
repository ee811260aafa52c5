# The end of a future stops the loop by a callback: its turn finishes, and what that turn added waits for the next run.
import asyncio


def finish(loop, future):
    print("finish")
    loop.call_soon(print, "queued before the result is set")
    future.set_result("result")
    loop.call_soon(print, "queued after the result is set")
    loop.call_soon(loop.call_soon, print, "queued one turn later")


loop = asyncio.new_event_loop()
future = loop.create_future()
loop.call_soon(finish, loop, future)
print(loop.run_until_complete(future))
loop.call_soon(loop.stop)
loop.run_forever()
print("second run has ended")
loop.call_soon(print, "queued for a future that is done")
print(loop.run_until_complete(future))
loop.close()
