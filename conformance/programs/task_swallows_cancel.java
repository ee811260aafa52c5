// Swallowing the cancellation and returning gives a normal result; the request stays counted and can be repeated.
import asyncio.*;
import static asyncio.Asyncio.*;

String worker() {
    for (int number = 1; number < 4; number++) {
        try {
            sleep(10);
        } catch (CancelledError e) {
            IO.println("swallowed: " + e.getMessage());
        }
    }
    return "worker's value";
}

void main() {
    run(() -> {
        var task = createTask(() -> worker());
        sleep(0);
        for (int number = 1; number < 4; number++) {
            IO.println(task.cancel("cancel " + number) ? "accepted" : "refused");
            sleep(0.01);
        }
        IO.println("main got " + await(task));
        IO.println("task is " + (task.cancelled() ? "cancelled" : "not cancelled"));
        IO.println("asked to: " + task.cancelling());
    });
}
