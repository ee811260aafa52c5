// A waiter that is cancelled after the lock was released to it hands it on to the next.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(String name, Lock lock) {
    try (var _ = lock.hold()) {
        IO.println(name + " has it");
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        var lock = new Lock();
        lock.acquire();
        var a = createTask(() -> waiter("a", lock));
        var b = createTask(() -> waiter("b", lock));
        sleep(0);
        lock.release();
        a.cancel();
        await(gatherReturnExceptions(a, b));
        IO.println(lock.locked() ? "locked" : "unlocked");
    });
}
