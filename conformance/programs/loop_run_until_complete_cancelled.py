# run_until_complete of a task that ends cancelled raises the cancellation; the loop can be used afterwards.
import asyncio


async def sleeper():
    await asyncio.sleep(10)


async def answer():
    return "answer"


loop = asyncio.new_event_loop()
task = loop.create_task(sleeper())
loop.call_later(0.02, task.cancel, "enough")
try:
    loop.run_until_complete(task)
except asyncio.CancelledError as e:
    print("cancelled:", e.args[0])
future = loop.create_future()
future.cancel("at once")
try:
    loop.run_until_complete(future)
except asyncio.CancelledError as e:
    print("cancelled:", e.args[0])
print(loop.run_until_complete(answer()))
loop.close()
