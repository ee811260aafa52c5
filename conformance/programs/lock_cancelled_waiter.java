// A waiter of a lock that is cancelled leaves the line; the others keep their order.
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
        b.cancel();
        sleep(0);
        IO.println("release");
        lock.release();
        await(gatherReturnExceptions(a, b, c));
        IO.println(lock.locked() ? "locked" : "unlocked");
    });
}
