# Run_until_complete returns the result or raises the exception, takes futures and coroutines, and can be repeated.
import asyncio


async def answer():
    await asyncio.sleep(0.01)
    return "answer"


async def failing():
    await asyncio.sleep(0.01)
    raise ValueError("broken")


loop = asyncio.new_event_loop()
print(loop.run_until_complete(answer()))
try:
    loop.run_until_complete(failing())
except ValueError as e:
    print("value error:", e)
future = loop.create_future()
loop.call_later(0.01, future.set_result, "future")
print(loop.run_until_complete(future))
print(loop.run_until_complete(future))
other = asyncio.new_event_loop()
try:
    other.run_until_complete(future)
except ValueError:
    print("value error: another loop's future")
other.close()
loop.close()
