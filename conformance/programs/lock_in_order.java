// A lock goes to its waiters in the order in which they asked; until the next one goes on it counts as unlocked.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, Lock lock) {
    lock.acquire();
    IO.println(name + " has it");
    sleep(0);
    IO.println(name + " releases");
    lock.release();
    IO.println(lock.locked() ? "locked" : "unlocked");
}

void main() {
    run(() -> {
        var lock = new Lock();
        IO.println(lock.locked() ? "locked" : "unlocked");
        var a = createTask(() -> worker("a", lock));
        var b = createTask(() -> worker("b", lock));
        var c = createTask(() -> worker("c", lock));
        for (var task : List.of(a, b, c)) {
            await(task);
        }
        IO.println(lock.locked() ? "locked" : "unlocked");
    });
}
