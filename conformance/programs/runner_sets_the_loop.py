# A runner makes its loop the thread's loop until it is closed, except when a factory made that loop.
import asyncio


def look(what, loop):
    try:
        print(what, "this loop" if asyncio.get_event_loop() is loop else "another loop")
    except RuntimeError:
        print(what, "no loop")


async def debug():
    return asyncio.get_running_loop().get_debug()


def factory():
    print("factory makes a loop")
    return asyncio.new_event_loop()


with asyncio.Runner() as runner:
    loop = runner.get_loop()
    look("plain runner:", loop)
look("after it:", loop)
with asyncio.Runner(loop_factory=factory, debug=True) as runner:
    loop = runner.get_loop()
    look("runner with a factory:", loop)
    print("debug" if runner.run(debug()) else "no debug")
    print("the same loop" if runner.get_loop() is loop else "another loop")
print("no debug" if not asyncio.run(debug()) else "debug")
