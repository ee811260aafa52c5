// Two awaits in a row add up, two tasks side by side take as long as the longer one.
import asyncio.*;
import static asyncio.Asyncio.*;

void sayAfter(double delay, String what) {
    sleep(delay);
    IO.println(what);
}

void inARow() {
    sayAfter(0.04, "hello");
    sayAfter(0.08, "world");
}

void sideBySide() {
    var first = createTask(() -> sayAfter(0.04, "hello"));
    var second = createTask(() -> sayAfter(0.08, "world"));
    await(first);
    await(second);
}

void timed(String what, VoidCoroutine coroutine) {
    var loop = getRunningLoop();
    var start = loop.time();
    await(coroutine);
    IO.println(what + (loop.time() - start > 0.11 ? " as long as both" : " as long as the longer one"));
}

void main() {
    run(() -> timed("in a row:", () -> inARow()));
    run(() -> timed("side by side:", () -> sideBySide()));
}
