// Cancels before delivery are one CancelledError; a sleeping task sees the first message, an unstarted one the last.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker() {
    for (int attempt = 1; attempt < 3; attempt++) {
        try {
            sleep(0.02);
            IO.println("slept");
        } catch (CancelledError e) {
            IO.println("cancelled: " + e.getMessage() + " asked to: "
                    + currentTask().cancelling());
        }
    }
}

void unstarted() {
    IO.println("never printed");
}

void main() {
    run(() -> {
        var task = createTask(() -> worker());
        sleep(0);
        IO.println("asked to: " + task.cancelling());
        task.cancel("one");
        task.cancel("two");
        task.cancel("three");
        IO.println("asked to: " + task.cancelling());
        await(task);
        IO.println("asked to: " + task.cancelling() + (task.cancelled() ? " cancelled" : " not cancelled"));
        var another = createTask(() -> unstarted());
        another.cancel("one");
        another.cancel("two");
        try {
            await(another);
        } catch (CancelledError e) {
            IO.println("unstarted cancelled: " + e.getMessage() + " asked to: " + another.cancelling());
        }
    });
}
