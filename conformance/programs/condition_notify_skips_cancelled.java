// Waiters of a condition that are cancelled or woken already do not count when it wakes the next ones.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(String name, Condition condition) {
    try (var _ = condition.hold()) {
        condition.await();
        IO.println(name + " goes on");
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        var condition = new Condition();
        var tasks = Stream.of("a", "b", "c", "d")
                .map(name -> createTask(() -> waiter(name, condition)))
                .toList();
        sleep(0);
        try (var _ = condition.hold()) {
            tasks.get(0).cancel();
            condition.signal();
            condition.signal();
        }
        sleep(0.02);
        IO.println("the rest");
        try (var _ = condition.hold()) {
            condition.signalAll();
        }
        await(gatherReturnExceptions(tasks));
    });
}
