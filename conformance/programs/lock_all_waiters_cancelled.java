// When all who wait for a released lock are cancelled, a newcomer gets it without waiting.
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
        a.cancel();
        b.cancel();
        lock.release();
        lock.acquire();
        IO.println("main has it");
        await(gatherReturnExceptions(a, b));
        IO.println(lock.locked() ? "locked" : "unlocked");
    });
}
