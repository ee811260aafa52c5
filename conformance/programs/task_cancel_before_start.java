// A task cancelled before its first step never runs its body, yet whoever awaits it sees the cancellation.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker() {
    IO.println("never printed");
}

void main() {
    run(() -> {
        var task = createTask(() -> worker());
        IO.println(task.cancel("too early") ? "accepted" : "refused");
        IO.println(task.done() ? "done" : "pending");
        try {
            await(task);
        } catch (CancelledError e) {
            IO.println("cancelled: " + e.getMessage());
        }
        IO.println("task is " + (task.cancelled() ? "cancelled" : "not cancelled"));
    });
}
