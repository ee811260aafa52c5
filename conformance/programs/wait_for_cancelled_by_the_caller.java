// Cancelling the one who waits cancels what it waits for.
import asyncio.*;
import static asyncio.Asyncio.*;

void work() {
    try {
        sleep(1);
    } catch (CancelledError e) {
        IO.println("work cancelled");
        throw e;
    }
}

void waiter(Task<?> task) throws Exception {
    try {
        waitFor(task, 2);
    } catch (CancelledError e) {
        IO.println("waiter cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> work());
        var outer = createTask(() -> waiter(task));
        sleep(0.02);
        outer.cancel();
        Asyncio.wait(List.of(outer));
        IO.println("task " + (task.cancelled() ? "cancelled" : "not cancelled"));
        IO.println("outer " + (outer.cancelled() ? "cancelled" : "not cancelled"));
    });
}
