// Neither run() nor a runner can be used from inside of a running loop; the attempt closes nothing.
import asyncio.*;
import static asyncio.Asyncio.*;

void nothing() {
    IO.println("never printed");
}

void attempt(String what, Runnable action) {
    try {
        action.run();
    } catch (IllegalStateException e) {
        IO.println(what + " refused");
    }
}

String task(Runner runner) {
    attempt("run", () -> run(() -> nothing()));
    attempt("runner", () -> runner.run(() -> nothing()));
    sleep(0.01);
    return "main's value";
}

void main() {
    try (var runner = new Runner()) {
        IO.println(runner.run(() -> task(runner)));
        IO.println("loop is " + (runner.getLoop().isClosed() ? "closed" : "open"));
    }
}
