// A waiter of a condition that was notified and is cancelled before it goes on passes the notification to the next.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(String name, Condition condition) {
    try (var _ = condition.hold()) {
        try {
            condition.await();
            IO.println(name + " goes on");
        } catch (CancelledError e) {
            IO.println(name + " cancelled");
            throw e;
        }
    }
}

void main() {
    run(() -> {
        var condition = new Condition();
        var tasks = Stream.of("a", "b", "c")
                .map(name -> createTask(() -> waiter(name, condition)))
                .toList();
        sleep(0);
        try (var _ = condition.hold()) {
            condition.signal();
            sleep(0.02);
            tasks.get(0).cancel();
            sleep(0.02);
        }
        sleep(0.02);
        IO.println(tasks.get(2).done() ? "done" : "pending");
        try (var _ = condition.hold()) {
            condition.signal();
        }
        await(gatherReturnExceptions(tasks));
    });
}
