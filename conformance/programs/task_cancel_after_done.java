// Cancelling a task that is done is refused and not counted, whether it returned, failed or was cancelled.
import asyncio.*;
import static asyncio.Asyncio.*;

String returns() {
    return "value";
}

String fails() {
    throw new IllegalArgumentException("broken");
}

String sleeps() {
    return sleep(10, "never returned");
}

void main() {
    run(() -> {
        var tasks = List.of(createTask(() -> returns()), createTask(() -> fails()), createTask(() -> sleeps()));
        sleep(0);
        tasks.get(2).cancel();
        sleep(0.01);
        for (var task : tasks) {
            IO.println((task.done() ? "done" : "pending") + " asked to: " + task.cancelling());
            IO.println((task.cancel("too late") ? "accepted" : "refused") + " asked to: " + task.cancelling());
        }
        IO.println("result: " + tasks.get(0).result());
        IO.println("value error: " + tasks.get(1).exception().getMessage());
        IO.println(tasks.get(2).cancelled() ? "cancelled" : "not cancelled");
    });
}
