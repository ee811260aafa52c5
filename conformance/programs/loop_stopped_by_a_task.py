# A main task that stops its loop is not lost: run_until_complete fails, and a second one takes the task to its end.
import asyncio


async def main(loop):
    print("main stops the loop")
    loop.stop()
    print("main goes on in its turn")
    await asyncio.sleep(0)
    print("main in the second run")
    return "main's value"


loop = asyncio.new_event_loop()
task = loop.create_task(main(loop))
try:
    loop.run_until_complete(task)
except RuntimeError:
    print("runtime error")
print("loop is", "running" if loop.is_running() else "not running")
print(loop.run_until_complete(task))
loop.close()
