// A task that cancels itself and returns without another await ends cancelled, and its value is lost.
import asyncio.*;
import static asyncio.Asyncio.*;

String worker() {
    IO.println(currentTask().cancel("by myself") ? "accepted" : "refused");
    IO.println("worker returns");
    return "lost value";
}

String failing() {
    currentTask().cancel("by myself");
    throw new IllegalArgumentException("an error is not lost");
}

void main() {
    run(() -> {
        for (var task : List.of(createTask(() -> worker()), createTask(() -> failing()))) {
            try {
                IO.println("value: " + await(task));
            } catch (CancelledError e) {
                IO.println("cancelled: " + e.getMessage());
            } catch (IllegalArgumentException e) {
                IO.println("value error: " + e.getMessage());
            }
            IO.println("task is " + (task.cancelled() ? "cancelled" : "not cancelled"));
        }
    });
}
