// Uncancel() takes requests back, never below zero; at zero a cancellation not yet delivered is withdrawn.
import asyncio.*;
import static asyncio.Asyncio.*;

String worker() {
    IO.println("worker runs after all");
    return "worker's value";
}

void sleeper() {
    try {
        sleep(10);
    } catch (CancelledError e) {
        IO.println("sleeper cancelled, asked to: " + currentTask().cancelling());
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> worker());
        task.cancel();
        task.cancel();
        IO.println("asked to: " + task.cancelling());
        for (int i = 0; i < 3; i++) {
            IO.println("left: " + task.uncancel());
        }
        IO.println("main got " + await(task));
        var another = createTask(() -> sleeper());
        sleep(0);
        another.cancel();
        IO.println("left: " + another.uncancel());
        await(another);
    });
}
