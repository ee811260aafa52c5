# A signal that cannot be caught is a runtime error, one that does not exist a value error.
import asyncio
import signal


async def main():
    loop = asyncio.get_running_loop()
    for name in "SIGKILL", "SIGSTOP":
        try:
            loop.add_signal_handler(getattr(signal, name), print)
        except RuntimeError:
            print(name, "runtime error")
    try:
        loop.add_signal_handler(1000, print)
    except ValueError:
        print("unknown, value error")
    print("removed:", loop.remove_signal_handler(signal.SIGKILL))


asyncio.run(main())
