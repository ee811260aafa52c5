// A waiter that is cancelled with a permit on its way gives it to the next; a cancelled waiter in line is passed over.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, Semaphore semaphore) {
    try {
        semaphore.acquire();
        IO.println(name + " has a permit");
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        var semaphore = new Semaphore(0);
        var tasks = Stream.of("a", "b", "c", "d")
                .map(name -> createTask(() -> worker(name, semaphore)))
                .toList();
        sleep(0);
        semaphore.release();
        tasks.get(0).cancel();
        tasks.get(1).cancel();
        sleep(0.02);
        semaphore.release();
        await(gatherReturnExceptions(tasks));
        IO.println(semaphore.locked() ? "locked" : "unlocked");
    });
}
