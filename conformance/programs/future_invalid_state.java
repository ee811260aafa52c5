// A pending future has no result or exception yet; one that is done takes neither a second outcome nor a cancel.
import asyncio.*;
import static asyncio.Asyncio.*;

void attempt(String what, Runnable action) {
    try {
        action.run();
        IO.println(what + " worked");
    } catch (InvalidStateException e) {
        IO.println(what + " invalid state");
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<String> future = loop.createFuture();
        attempt("result of a pending one", () -> future.result());
        attempt("exception of a pending one", () -> future.exception());
        future.setResult("first");
        attempt("second result", () -> future.setResult("second"));
        attempt("exception after the result", () -> future.setException(new IllegalArgumentException()));
        IO.println(future.cancel() ? "cancel accepted" : "cancel refused");
        IO.println(future.cancelled() ? "cancelled" : "not cancelled");
        IO.println("still the " + future.result());
        Future<String> another = loop.createFuture();
        IO.println(another.cancel() ? "cancel accepted" : "cancel refused");
        IO.println(another.cancel() ? "cancel accepted" : "cancel refused");
        attempt("result after the cancel", () -> another.setResult("late"));
        attempt("exception after the cancel", () -> another.setException(new IllegalArgumentException()));
        IO.println(another.cancelled() ? "cancelled" : "not cancelled");
        IO.println(another.done() ? "done" : "pending");
    });
}
