// A running loop can be neither run again, nor closed, nor may another loop run in its thread; it goes on unharmed.
import asyncio.*;
import static asyncio.Asyncio.*;

void nothing() {}

void attempt(String what, Runnable action) {
    try {
        action.run();
        IO.println(what + " worked");
    } catch (IllegalStateException e) {
        IO.println(what + " refused");
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var other = newEventLoop();
        attempt("the loop again", () -> loop.runUntilComplete(loop.createFuture()));
        attempt("another loop", () -> other.runUntilComplete(other.createFuture()));
        attempt("close", () -> loop.close());
        attempt("another run", () -> run(() -> nothing()));
        other.close();
        sleep(0.01);
        IO.println(loop.isRunning() ? "still running" : "not running");
    });
}
