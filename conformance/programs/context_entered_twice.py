# A context that is entered cannot be entered again; another copy can, and afterwards the first one is free again.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


def attempt(what, context):
    try:
        context.run(variable.set, what)
        print(what, "entered")
    except RuntimeError:
        print(what, "runtime error")


async def worker(context):
    attempt("the task's own", context)
    attempt("a copy", context.copy())
    await asyncio.sleep(0)


context = contextvars.copy_context()
context.run(attempt, "the same", context)
context.run(attempt, "a copy", context.copy())
attempt("afterwards", context)
with asyncio.Runner() as runner:
    runner.run(worker(context), context=context)
print(context[variable])
