// Two conditions on one lock: each wakes its own waiters.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(String name, Condition condition) {
    try (var _ = condition.hold()) {
        condition.await();
        IO.println(name + " goes on");
    }
}

void main() {
    run(() -> {
        var lock = new Lock();
        var full = new Condition(lock);
        var empty = new Condition(lock);
        var first = createTask(() -> waiter("full", full));
        var second = createTask(() -> waiter("empty", empty));
        sleep(0);
        try (var _ = lock.hold()) {
            IO.println(full.locked() && empty.locked() ? "locked" : "unlocked");
            empty.signalAll();
        }
        sleep(0.02);
        try (var _ = full.hold()) {
            full.signalAll();
        }
        await(gather(first, second));
    });
}
