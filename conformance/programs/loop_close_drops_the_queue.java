// Close() drops what is queued without running it, may be called twice, and everything after it is refused.
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
    var loop = newEventLoop();
    IO.println(loop.isClosed() ? "closed" : "open");
    loop.callSoon(() -> IO.println("never printed"));
    loop.callLater(0, () -> IO.println("never printed"));
    loop.close();
    loop.close();
    IO.println(loop.isClosed() ? "closed" : "open");
    attempt("call soon", () -> loop.callSoon(() -> IO.println("never printed")));
    attempt("call later", () -> loop.callLater(0.01, () -> IO.println("never printed")));
    attempt("call at", () -> loop.callAt(0, () -> IO.println("never printed")));
    attempt("call soon threadsafe", () -> loop.callSoonThreadsafe(() -> IO.println("never printed")));
    attempt("create task", () -> loop.createTask(() -> nothing()));
    attempt("run forever", () -> loop.runForever());
    attempt("run until complete", () -> loop.runUntilComplete(() -> nothing()));
}
