# A future made in a task belongs to the running loop; outside of a loop it has to be told to which one.
import asyncio


async def main(loop):
    print("running loop's" if asyncio.Future().get_loop() is loop else "another loop's")
    print("running loop's" if loop.create_future().get_loop() is loop else "another loop's")
    task = asyncio.current_task()
    print("running loop's" if task.get_loop() is loop else "another loop's")


loop = asyncio.new_event_loop()
loop.run_until_complete(main(loop))
future = asyncio.Future(loop=loop)
print("given loop's" if future.get_loop() is loop else "another loop's")
asyncio.set_event_loop(None)
try:
    asyncio.Future()
except RuntimeError:
    print("runtime error: no loop")
loop.close()
