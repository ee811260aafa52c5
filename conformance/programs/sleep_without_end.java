// A sleep without end, or a timer that is never due, holds nobody up; cancelling ends it, and the loop can end with it.
import asyncio.*;
import static asyncio.Asyncio.*;

void sleeper() {
    try {
        sleep(Double.POSITIVE_INFINITY);
    } finally {
        IO.println("sleeper ends");
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.callLater(Double.POSITIVE_INFINITY, () -> IO.println("never printed"));
        loop.callLater(1e9, () -> IO.println("never printed"));
        var task = createTask(() -> sleeper());
        createTask(() -> sleeper());
        sleep(0.02);
        IO.println("sleeper is " + (task.done() ? "done" : "pending"));
        task.cancel();
        sleep(0.02);
        IO.println("sleeper is " + (task.done() ? "done" : "pending"));
        IO.println("main ends");
    });
}
