// A lock belongs to the loop where a task first had to wait for it; without waiting it works everywhere.
import asyncio.*;
import static asyncio.Asyncio.*;

void withoutWaiting(Lock lock) {
    try (var _ = lock.hold()) {
        IO.println("no wait needed");
    }
}

void waiter(Lock lock) {
    try (var _ = lock.hold()) {
        IO.println("waited");
    }
}

void contended(Lock lock) {
    lock.acquire();
    var task = createTask(() -> waiter(lock));
    sleep(0);
    lock.release();
    await(task);
}

void main() {
    var lock = new Lock();
    run(() -> withoutWaiting(lock));
    run(() -> withoutWaiting(lock));
    run(() -> contended(lock));
    run(() -> withoutWaiting(lock));
    try {
        run(() -> contended(lock));
    } catch (IllegalStateException e) {
        IO.println("runtime error");
    }
}
