// A semaphore counts as locked as long as somebody waits for it, also when permits are free already.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(Semaphore semaphore, String name) {
    semaphore.acquire();
    IO.println(name + " has one");
}

void main() {
    run(() -> {
        var semaphore = new Semaphore(1);
        IO.println(semaphore.locked() ? "locked" : "free");
        semaphore.acquire();
        IO.println(semaphore.locked() ? "locked" : "free");
        var first = createTask(() -> waiter(semaphore, "first"));
        var second = createTask(() -> waiter(semaphore, "second"));
        sleep(0);
        semaphore.release();
        semaphore.release();
        semaphore.release();
        IO.println(semaphore.locked() ? "locked" : "free");
        await(first);
        await(second);
        IO.println(semaphore.locked() ? "locked" : "free");
        semaphore.acquire();
        IO.println(semaphore.locked() ? "locked" : "free");
    });
}
