// A released permit belongs to the first who waits: it is not free in between, and a newcomer waits behind.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, Semaphore semaphore) {
    semaphore.acquire();
    IO.println(name + " has a permit");
}

void main() {
    run(() -> {
        var semaphore = new Semaphore(2);
        semaphore.acquire();
        IO.println(semaphore.locked() ? "locked" : "unlocked");
        semaphore.acquire();
        IO.println(semaphore.locked() ? "locked" : "unlocked");
        var a = createTask(() -> worker("a", semaphore));
        var b = createTask(() -> worker("b", semaphore));
        var c = createTask(() -> worker("c", semaphore));
        sleep(0);
        semaphore.release();
        semaphore.release();
        IO.println(semaphore.locked() ? "locked" : "unlocked");
        var late = createTask(() -> worker("late", semaphore));
        sleep(0.02);
        semaphore.release();
        semaphore.release();
        await(gather(a, b, c, late));
        IO.println(semaphore.locked() ? "locked" : "unlocked");
        semaphore.release();
        IO.println(semaphore.locked() ? "locked" : "unlocked");
    });
}
