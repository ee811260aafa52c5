// A wait for a condition that runs into a limit ends with the lock held, and nobody's notification is lost.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.TimeoutException;

void impatient(Condition condition) {
    try (var _ = condition.hold()) {
        try {
            timeout(0.02, () -> condition.await());
        } catch (TimeoutException e) {
            IO.println("timed out, " + (condition.locked() ? "locked" : "unlocked"));
        }
    }
    IO.println("left, " + (condition.locked() ? "locked" : "unlocked"));
}

void patient(Condition condition) {
    try (var _ = condition.hold()) {
        condition.await();
        IO.println("notified");
    }
}

void main() {
    run(() -> {
        var condition = new Condition();
        var tasks = List.of(createTask(() -> impatient(condition)), createTask(() -> patient(condition)));
        sleep(0.04);
        try (var _ = condition.hold()) {
            condition.signal();
        }
        for (var task : tasks) {
            await(task);
        }
    });
}
