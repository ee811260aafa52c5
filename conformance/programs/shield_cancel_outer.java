// Cancelling a shield, or the task that awaits it, leaves the inner task alone; it ends with its own result.
import asyncio.*;
import static asyncio.Asyncio.*;

String inner() {
    try {
        sleep(0.04);
    } catch (CancelledError e) {
        IO.println("never printed");
        throw e;
    }
    IO.println("inner ends");
    return "inner's value";
}

void waiter(Task<String> task) {
    try {
        await(shield(task));
    } catch (CancelledError e) {
        IO.println("waiter cancelled: " + e.getMessage());
        IO.println("inner is " + (task.done() ? "done" : "pending") + " asked to: " + task.cancelling());
        throw e;
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> inner());
        var outer = shield(task);
        var waiting = createTask(() -> waiter(task));
        sleep(0.02);
        IO.println(outer.cancel() ? "accepted" : "refused");
        IO.println("outer is " + (outer.cancelled() ? "cancelled" : "pending"));
        waiting.cancel("you, not the inner one");
        IO.println("main got " + await(task));
        IO.println("waiter is " + (waiting.cancelled() ? "cancelled" : "not cancelled"));
    });
}
