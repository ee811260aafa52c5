# Callbacks queued outside of a running loop have the outer context of that moment; run() starts from the outer one.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


def show(what):
    print(what, variable.get())


async def main():
    show("main:")
    variable.set("set by main")


loop = asyncio.new_event_loop()
variable.set("one")
context = contextvars.copy_context()
loop.call_soon(show, "queued with a copy of one:", context=context)
variable.set("two")
task = loop.create_task(main())
variable.set("three")
loop.run_until_complete(task)
show("outside:")
loop.close()
asyncio.run(main())
show("outside:")
