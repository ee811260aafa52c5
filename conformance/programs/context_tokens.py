# Set returns a token that knows the variable and its previous value; reset brings that back.
import contextvars

variable = contextvars.ContextVar("variable")


def old(token):
    return "no value" if token.old_value is contextvars.Token.MISSING else token.old_value


first = variable.set("one")
second = variable.set("two")
third = variable.set("three")
print(old(first), "/", old(second), "/", old(third))
print("the same variable" if first.var is variable else "another variable")
variable.reset(third)
print(variable.get())
variable.reset(second)
print(variable.get())
variable.reset(first)
print(variable.get("no value"))
kept = variable.set("four")
variable.set("five")
variable.reset(kept)
print(variable.get("no value"))
