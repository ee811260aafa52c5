# Nobody but the task itself may set its result or exception; the attempt changes nothing.
import asyncio


async def worker():
    await asyncio.sleep(0.01)
    return "worker's value"


def attempt(what, action):
    try:
        action()
        print(what, "worked")
    except RuntimeError:
        print(what, "refused")


async def main():
    task = asyncio.create_task(worker())
    attempt("set the result", lambda: task.set_result("forged"))
    attempt("set the exception", lambda: task.set_exception(ValueError("forged")))
    print("main got", await task)
    attempt("set the result", lambda: task.set_result("forged"))
    print("still", task.result())


asyncio.run(main())
