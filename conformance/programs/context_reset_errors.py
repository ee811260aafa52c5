# A token works once, for its own variable, in the context in which it was made.
import contextvars

variable = contextvars.ContextVar("variable")
another = contextvars.ContextVar("another")


def reset(what, var, token):
    try:
        var.reset(token)
        print(what, "worked")
    except RuntimeError:
        print(what, "runtime error")
    except ValueError:
        print(what, "value error")


token = variable.set("value")
reset("another variable:", another, token)
contextvars.copy_context().run(reset, "another context:", variable, token)
print(variable.get("no value"))
reset("first time:", variable, token)
reset("second time:", variable, token)
print(variable.get("no value"))
