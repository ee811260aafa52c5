# A new context is empty, a copied one has the same values; neither sees what the other changes later.
import contextvars

colour = contextvars.ContextVar("colour")
size = contextvars.ContextVar("size")


def show(what, context):
    print(what, len(context), context.get(colour, "no colour"), context.get(size, "no size"))


empty = contextvars.Context()
show("empty:", empty)
empty.run(colour.set, "red")
copy = empty.copy()
empty.run(colour.set, "green")
copy.run(size.set, "large")
show("original:", empty)
show("copy:", copy)
print("copy has a size" if size in copy else "copy has no size")
print("original has a size" if size in empty else "original has no size")
print("outside:", colour.get("no colour"), size.get("no size"))
