// A cancelled wait for a condition takes the lock again before it ends; further cancellations do not hurry it.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(Condition condition) {
    try (var _ = condition.hold()) {
        try {
            condition.await();
        } catch (CancelledError e) {
            IO.println("cancelled: " + e.getMessage() + (condition.locked() ? " locked" : " unlocked"));
            throw e;
        }
    }
}

void main() {
    run(() -> {
        var condition = new Condition();
        var task = createTask(() -> waiter(condition));
        sleep(0);
        condition.acquire();
        for (var message : List.of("first", "second", "third")) {
            task.cancel(message);
            sleep(0.02);
            IO.println(task.done() ? "done" : "pending");
        }
        IO.println("release");
        condition.release();
        await(gatherReturnExceptions(task));
        IO.println(task.cancelled() ? "cancelled" : "not cancelled");
        IO.println(condition.locked() ? "locked" : "unlocked");
    });
}
