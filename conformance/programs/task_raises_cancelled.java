// A body that raises CancelledError by itself makes its task cancelled, though nobody asked for it.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker() {
    sleep(0);
    throw new CancelledError("my own idea");
}

void main() {
    run(() -> {
        var task = createTask(() -> worker());
        try {
            await(task);
        } catch (CancelledError e) {
            IO.println("cancelled: " + e.getMessage());
        }
        IO.println("task is " + (task.cancelled() ? "cancelled" : "not cancelled"));
        IO.println("asked to: " + task.cancelling());
        IO.println("main was asked to: " + currentTask().cancelling());
    });
}
