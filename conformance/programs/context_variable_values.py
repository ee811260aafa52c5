# A variable has the value that was set, else the argument of get, else its own default, else a look-up error.
import contextvars

plain = contextvars.ContextVar("plain")
with_default = contextvars.ContextVar("with default", default="default")


def show(variable):
    try:
        print(variable.name, "-", variable.get())
    except LookupError:
        print(variable.name, "- no value")
    print(variable.name, "-", variable.get("argument"))


show(plain)
show(with_default)
plain.set("value")
with_default.set("value")
show(plain)
show(with_default)
another = contextvars.ContextVar("plain", default="another variable of that name")
show(another)
