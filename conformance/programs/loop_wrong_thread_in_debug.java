// In debug mode, and only then, scheduling from a thread that is not the loop's is refused; the thread-safe call works.
import asyncio.*;
import static asyncio.Asyncio.*;

void attempt(String what, Runnable action) {
    try {
        action.run();
        IO.println(what + " worked");
    } catch (IllegalStateException e) {
        IO.println(what + " refused");
    }
}

void fromThread(EventLoop loop, Future<String> future) {
    attempt("call soon", () -> loop.callSoon(() -> IO.println("never printed")));
    attempt("call later", () -> loop.callLater(0, () -> IO.println("never printed")));
    attempt("call at", () -> loop.callAt(loop.time(), () -> IO.println("never printed")));
    loop.callSoonThreadsafe(() -> future.setResult("call soon threadsafe worked"));
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        IO.println(loop.getDebug() ? "debug" : "no debug");
        loop.setDebug(true);
        IO.println(loop.getDebug() ? "debug" : "no debug");
        Future<String> future = loop.createFuture();
        var thread = new Thread(() -> fromThread(loop, future));
        thread.start();
        IO.println(await(future));
        thread.join();
    });
}
