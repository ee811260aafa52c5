# A pending future has no result or exception yet; one that is done takes neither a second outcome nor a cancel.
import asyncio


def attempt(what, action):
    try:
        action()
        print(what, "worked")
    except asyncio.InvalidStateError:
        print(what, "invalid state")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    attempt("result of a pending one", future.result)
    attempt("exception of a pending one", future.exception)
    future.set_result("first")
    attempt("second result", lambda: future.set_result("second"))
    attempt("exception after the result", lambda: future.set_exception(ValueError()))
    print("cancel accepted" if future.cancel() else "cancel refused")
    print("cancelled" if future.cancelled() else "not cancelled")
    print("still the", future.result())
    future = loop.create_future()
    print("cancel accepted" if future.cancel() else "cancel refused")
    print("cancel accepted" if future.cancel() else "cancel refused")
    attempt("result after the cancel", lambda: future.set_result("late"))
    attempt("exception after the cancel", lambda: future.set_exception(ValueError()))
    print("cancelled" if future.cancelled() else "not cancelled")
    print("done" if future.done() else "pending")


asyncio.run(main())
