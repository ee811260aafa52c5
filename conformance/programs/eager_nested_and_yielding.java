// Eager tasks nest: a yield in the inner one returns to the outer, which returns to its creator when it waits.
import asyncio.*;
import static asyncio.Asyncio.*;

String inner() {
    IO.println("inner 1");
    sleep(0);
    IO.println("inner 2");
    return "inner";
}

String outer() {
    IO.println("outer 1");
    var task = createTask(() -> inner());
    IO.println("outer 2");
    IO.println("outer got " + await(task));
    return "outer";
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.setTaskFactory(Asyncio::eagerTaskFactory);
        loop.callSoon(() -> IO.println("callback before"));
        var task = createTask(() -> outer());
        loop.callSoon(() -> IO.println("callback after"));
        IO.println("creator");
        IO.println("creator got " + await(task));
    });
}
