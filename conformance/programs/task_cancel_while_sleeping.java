// Cancelling a sleeping task raises at its sleep; finally blocks run, and may wait, before the task is cancelled.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker() {
    try {
        IO.println("worker sleeps");
        sleep(10);
        IO.println("never printed");
    } finally {
        IO.println("clean-up begins");
        sleep(0.02);
        IO.println("clean-up ends");
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> worker());
        sleep(0.01);
        task.cancel();
        sleep(0.01);
        IO.println("during clean-up: " + (task.done() ? "done" : "pending"));
        try {
            await(task);
        } catch (CancelledError e) {
            IO.println("main saw the cancellation");
        }
        IO.println("task is " + (task.cancelled() ? "cancelled" : "not cancelled"));
    });
}
