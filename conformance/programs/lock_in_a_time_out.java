// Who does not get a lock within a limit leaves the line; the lock goes to the next.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.TimeoutException;

void impatient(Lock lock) {
    try {
        waitFor(() -> lock.acquire(), 0.02);
    } catch (TimeoutException e) {
        IO.println("impatient: timed out");
    }
}

void patient(Lock lock) {
    try (var _ = lock.hold()) {
        IO.println("patient: has it");
    }
}

void main() {
    run(() -> {
        var lock = new Lock();
        lock.acquire();
        var tasks = List.of(createTask(() -> impatient(lock)), createTask(() -> patient(lock)));
        sleep(0.04);
        lock.release();
        sleep(0.02);
        IO.println(lock.locked() ? "locked" : "unlocked");
        for (var task : tasks) {
            await(task);
        }
        waitFor(() -> lock.acquire(), 0.02);
        IO.println(lock.locked() ? "locked" : "unlocked");
    });
}
