// Nobody but the task itself may set its result or exception; the attempt changes nothing.
import asyncio.*;
import static asyncio.Asyncio.*;

String worker() {
    sleep(0.01);
    return "worker's value";
}

void attempt(String what, Runnable action) {
    try {
        action.run();
        IO.println(what + " worked");
    } catch (UnsupportedOperationException e) {
        IO.println(what + " refused");
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> worker());
        attempt("set the result", () -> task.setResult("forged"));
        attempt("set the exception", () -> task.setException(new IllegalArgumentException("forged")));
        IO.println("main got " + await(task));
        attempt("set the result", () -> task.setResult("forged"));
        IO.println("still " + task.result());
    });
}
