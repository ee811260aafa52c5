# What is set inside of context.run stays in that context, and is seen by its next run, but not outside.
import contextvars

variable = contextvars.ContextVar("variable", default="default")


def change(value):
    print("inside:", variable.get())
    variable.set(value)
    return "changed to " + value


variable.set("outer")
context = contextvars.copy_context()
print(context.run(change, "one"))
print("outside:", variable.get())
print("looked up:", context[variable])
print(context.run(change, "two"))
print("outside:", variable.get())


def fail():
    variable.set("three")
    raise ValueError("broken")


try:
    context.run(fail)
except ValueError as e:
    print("value error:", e)
print("looked up:", context[variable])
print("outside:", variable.get())
