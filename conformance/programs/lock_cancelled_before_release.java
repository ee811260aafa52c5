// Waiters are cancelled just before the lock is released: the first that is left gets it, a newcomer does not.
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
        var c = createTask(() -> waiter("c", lock));
        sleep(0);
        a.cancel();
        b.cancel();
        lock.release();
        lock.acquire();
        IO.println("main has it");
        lock.release();
        await(gatherReturnExceptions(a, b, c));
    });
}
