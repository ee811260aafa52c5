// More permits than waiters: a newcomer waits all the same until those before it have gone on.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, Semaphore semaphore) {
    IO.println(name + " comes " + (semaphore.locked() ? "locked" : "unlocked"));
    semaphore.acquire();
    IO.println(name + " has a permit");
}

void main() {
    run(() -> {
        var semaphore = new Semaphore(0);
        var a = createTask(() -> worker("a", semaphore));
        sleep(0);
        for (int i = 0; i < 3; i++) {
            semaphore.release();
        }
        IO.println(semaphore.locked() ? "locked" : "unlocked");
        worker("main", semaphore);
        IO.println(semaphore.locked() ? "locked" : "unlocked");
        await(a);
    });
}
