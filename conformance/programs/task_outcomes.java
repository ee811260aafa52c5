// Before it is done a task has no outcome; afterwards result() and exception() tell return, failure and cancellation.
import asyncio.*;
import static asyncio.Asyncio.*;

String body(String kind) {
    sleep(0.01);
    if (kind.equals("fails")) {
        throw new IllegalArgumentException("broken");
    }
    if (kind.equals("cancelled")) {
        throw new CancelledError();
    }
    return "value";
}

void show(String what, Supplier<String> action) {
    try {
        IO.println(what + " " + action.get());
    } catch (InvalidStateException e) {
        IO.println(what + " invalid state");
    } catch (CancelledError e) {
        IO.println(what + " cancelled");
    } catch (IllegalArgumentException e) {
        IO.println(what + " value error: " + e.getMessage());
    }
}

String message(Throwable exception) {
    return exception == null ? "none" : exception.getMessage();
}

void main() {
    run(() -> {
        for (var kind : List.of("returns", "fails", "cancelled")) {
            var task = createTask(() -> body(kind));
            show("result of a pending task:", () -> task.result());
            show("exception of a pending task:", () -> message(task.exception()));
            sleep(0.02);
            show(kind + ", result:", () -> task.result());
            show(kind + ", exception:", () -> message(task.exception()));
        }
    });
}
