# Closing a runner closes its loop, may be repeated, and ends the runner's use.
import asyncio


async def answer():
    return "answer"


def attempt(what, action):
    try:
        action()
        print(what, "worked")
    except RuntimeError:
        print(what, "refused")


with asyncio.Runner() as runner:
    loop = runner.get_loop()
    print(runner.run(answer()))
    print("the same loop" if runner.get_loop() is loop else "another loop")
print("loop is", "closed" if loop.is_closed() else "open")
attempt("close", runner.close)
coroutine = answer()
attempt("run", lambda: runner.run(coroutine))
attempt("get the loop", runner.get_loop)
coroutine.close()
