// Who releases a lock and asks for it again at once comes after those who wait, although it reads as unlocked.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(String name, Lock lock) {
    try (var _ = lock.hold()) {
        IO.println(name + " has it");
    }
}

void greedy(Lock lock) {
    lock.acquire();
    sleep(0.02);
    lock.release();
    IO.println(lock.locked() ? "locked" : "unlocked");
    lock.acquire();
    IO.println("greedy has it again");
    lock.release();
}

void main() {
    run(() -> {
        var lock = new Lock();
        await(gather(() -> greedy(lock), () -> waiter("a", lock), () -> waiter("b", lock)));
    });
}
