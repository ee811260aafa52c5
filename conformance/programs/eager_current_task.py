# In the first step the eager task is the current one, in a context of its own; then the creator is again.
import asyncio
import contextvars

who = contextvars.ContextVar("who")


def current(known):
    for name, task in known.items():
        if asyncio.current_task() is task:
            return name
    return "somebody else"


async def child(known):
    print("child runs as", current(known), "with", who.get())
    print("child is among all tasks:", "yes" if asyncio.current_task() in asyncio.all_tasks() else "no")
    who.set("child")
    await asyncio.sleep(0.01)
    print("child goes on with", who.get())


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    known = {"main": asyncio.current_task()}
    who.set("main")
    task = asyncio.create_task(child(known))
    known["child"] = task
    print("creator runs as", current(known), "with", who.get())
    await task


asyncio.run(main())
