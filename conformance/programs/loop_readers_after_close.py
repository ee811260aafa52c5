# On a closed loop a reader or writer can no longer be added; removing one is harmless and says that there was none.
import asyncio
import os


def attempt(what, action):
    try:
        print(what, "found one" if action() else "found none")
    except RuntimeError:
        print(what, "refused")


source, sink = os.pipe()
loop = asyncio.new_event_loop()
loop.add_reader(source, print, "never printed")
loop.close()
attempt("remove reader", lambda: loop.remove_reader(source))
attempt("remove writer", lambda: loop.remove_writer(sink))
attempt("add reader", lambda: loop.add_reader(source, print))
attempt("add writer", lambda: loop.add_writer(sink, print))
os.close(source)
os.close(sink)
