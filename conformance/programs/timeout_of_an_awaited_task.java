// The task that is awaited in a limited block is cancelled and has the time to clean up.
import asyncio.*;
import static asyncio.Asyncio.*;

void work() {
    try {
        sleep(1);
    } catch (CancelledError e) {
        IO.println("task cancelled");
        sleep(0.02);
        IO.println("task cleaned up");
        throw e;
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> work());
        try {
            timeout(0.02, () -> await(task));
        } catch (TimeoutException e) {
            IO.println("timed out, " + (task.cancelled() ? "task cancelled" : "task not cancelled"));
        }
    });
}
