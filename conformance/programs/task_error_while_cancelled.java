// Another exception raised while being cancelled becomes the task's outcome; the task is then not cancelled.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker() {
    try {
        sleep(10);
    } catch (CancelledError e) {
        throw new IllegalArgumentException("broken clean-up");
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> worker());
        sleep(0);
        task.cancel();
        try {
            await(task);
        } catch (IllegalArgumentException e) {
            IO.println("value error: " + e.getMessage());
        }
        IO.println("task is " + (task.cancelled() ? "cancelled" : "not cancelled"));
        IO.println("task has " + task.exception().getMessage());
        IO.println("asked to: " + task.cancelling());
    });
}
