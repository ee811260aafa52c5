// A task that cancels itself is interrupted where it next really waits; what is done already is awaited before that.
import asyncio.*;
import static asyncio.Asyncio.*;

String worker(Future<String> done, Future<String> pending) {
    currentTask().cancel("by myself");
    IO.println("already done: " + await(done));
    try {
        await(pending);
        IO.println("never printed");
    } catch (CancelledError e) {
        IO.println("cancelled: " + e.getMessage());
    }
    IO.println("future is " + (pending.cancelled() ? "cancelled" : "pending"));
    sleep(0.01);
    return "worker's value";
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<String> done = loop.createFuture();
        done.setResult("value");
        Future<String> pending = loop.createFuture();
        var task = createTask(() -> worker(done, pending));
        IO.println("main got " + await(task));
        IO.println("asked to: " + task.cancelling());
    });
}
