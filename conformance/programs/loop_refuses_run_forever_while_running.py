# Run_forever is refused while the loop, or another one in its thread, runs; the running loop goes on unharmed.
# Transcript by hand: CPython 3.13.0 forgets its running loop here, which later versions mended.
import asyncio


def attempt(what, action):
    try:
        action()
        print(what, "worked")
    except RuntimeError:
        print(what, "refused")


async def main():
    loop = asyncio.get_running_loop()
    other = asyncio.new_event_loop()
    attempt("run forever", loop.run_forever)
    attempt("run another loop forever", other.run_forever)
    other.close()
    loop.call_soon(attempt, "run forever in a callback", loop.run_forever)
    await asyncio.sleep(0.01)
    print("still running" if asyncio.get_running_loop() is loop and loop.is_running() else "not running")


asyncio.run(main())
