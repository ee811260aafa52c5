# run_in_executor does not carry context variables to the thread; what one job sets, the next sees.
import asyncio
import concurrent.futures
import contextvars

user = contextvars.ContextVar("user", default="nobody")


def look():
    seen = user.get()
    user.set("the thread")
    return seen


async def main():
    loop = asyncio.get_running_loop()
    user.set("ann")
    with concurrent.futures.ThreadPoolExecutor(1) as own:
        print(await loop.run_in_executor(own, look))
        print(await loop.run_in_executor(own, look))
    print(user.get())


asyncio.run(main())
