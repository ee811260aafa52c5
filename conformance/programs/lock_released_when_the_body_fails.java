// A block that holds a lock releases it when the body fails or is cancelled.
import asyncio.*;
import static asyncio.Asyncio.*;

void holder(Lock lock) {
    try (var _ = lock.hold()) {
        IO.println(lock.locked() ? "locked" : "unlocked");
        sleep(1);
    }
}

void main() {
    run(() -> {
        var lock = new Lock();
        try (var _ = lock.hold()) {
            throw new IllegalArgumentException("broken");
        } catch (IllegalArgumentException e) {
            IO.println("failed: " + e.getMessage());
        }
        IO.println(lock.locked() ? "locked" : "unlocked");
        var task = createTask(() -> holder(lock));
        sleep(0);
        task.cancel();
        await(gatherReturnExceptions(task));
        IO.println(task.cancelled() ? "cancelled" : "not cancelled");
        IO.println(lock.locked() ? "locked" : "unlocked");
    });
}
