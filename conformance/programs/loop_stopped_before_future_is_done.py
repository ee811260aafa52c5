# A stop while run_until_complete still waits is an error; the future stays pending and can be waited for again.
import asyncio


loop = asyncio.new_event_loop()
future = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(future)
except RuntimeError:
    print("runtime error")
print("done" if future.done() else "pending")
loop.call_soon(future.set_result, "late result")
print(loop.run_until_complete(future))
loop.close()
