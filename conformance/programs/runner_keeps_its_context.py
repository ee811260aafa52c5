# All runs of a runner share one context, made when the runner starts; a run with its own context leaves it alone.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


async def change(value):
    old = variable.get()
    variable.set(value)
    return old


variable.set("outside")
with asyncio.Runner() as runner:
    print(runner.run(change("one")))
    variable.set("changed outside")
    print(runner.run(change("two")))
    own = contextvars.copy_context()
    print(runner.run(change("three"), context=own))
    print("own context has", own[variable])
    print(runner.run(change("four")))
print("outside:", variable.get())
