# A closed loop gives no work to executors, and takes no coroutines from threads.
import asyncio

loop = asyncio.new_event_loop()
print(loop.run_until_complete(loop.run_in_executor(None, lambda: "worked")))
loop.close()
try:
    loop.run_in_executor(None, print, "never")
except RuntimeError as error:
    print("runtime error", str(error)[:20])


async def never():
    print("never")


coroutine = never()
try:
    asyncio.run_coroutine_threadsafe(coroutine, loop)
except RuntimeError as error:
    print("runtime error", str(error)[:20])
coroutine.close()
