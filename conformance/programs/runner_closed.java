// Closing a runner closes its loop, may be repeated, and ends the runner's use.
import asyncio.*;
import static asyncio.Asyncio.*;

String answer() {
    return "answer";
}

void attempt(String what, Runnable action) {
    try {
        action.run();
        IO.println(what + " worked");
    } catch (IllegalStateException e) {
        IO.println(what + " refused");
    }
}

void main() {
    var runner = new Runner();
    EventLoop loop;
    try (runner) {
        loop = runner.getLoop();
        IO.println(runner.run(() -> answer()));
        IO.println(runner.getLoop() == loop ? "the same loop" : "another loop");
    }
    IO.println("loop is " + (loop.isClosed() ? "closed" : "open"));
    attempt("close", () -> runner.close());
    attempt("run", () -> runner.run(() -> answer()));
    attempt("get the loop", () -> runner.getLoop());
}
