// A context that is entered cannot be entered again; another copy can, and afterwards the first one is free again.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> variable = new ContextVar<>("variable", "default");

void attempt(String what, Context context) {
    try {
        context.run(() -> {
            variable.set(what);
        });
        IO.println(what + " entered");
    } catch (IllegalStateException e) {
        IO.println(what + " runtime error");
    }
}

void worker(Context context) {
    attempt("the task's own", context);
    attempt("a copy", context.copy());
    sleep(0);
}

void main() {
    var context = copyContext();
    context.run(() -> attempt("the same", context));
    context.run(() -> attempt("a copy", context.copy()));
    attempt("afterwards", context);
    try (var runner = new Runner()) {
        runner.run(() -> worker(context), context);
    }
    IO.println(context.get(variable));
}
