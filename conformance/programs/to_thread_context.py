# A function on another thread sees a copy of the context; what it sets stays in the copy.
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


def look():
    seen = user.get()
    user.set("bob")
    return seen + " then " + user.get()


async def main():
    print(await asyncio.to_thread(look))
    user.set("ann")
    print(await asyncio.to_thread(look))
    print(await asyncio.to_thread(look))
    print(user.get())


asyncio.run(main())
