// A semaphore lets so many in at the same time, in order; a bounded one notices a release too many.
import asyncio.*;
import static asyncio.Asyncio.*;

int inside = 0;

void worker(String name, Semaphore semaphore) {
    try (var _ = semaphore.hold()) {
        inside++;
        IO.println(name + " in, " + inside + " inside");
        sleep(0.02);
        inside--;
    }
}

void main() {
    run(() -> {
        var semaphore = new BoundedSemaphore(2);
        await(gather(Stream.of("a", "b", "c", "d", "e")
                .map(name -> createTask(() -> worker(name, semaphore)))
                .toList()));
        try {
            semaphore.release();
        } catch (IllegalStateException e) {
            IO.println("bounded: value error");
        }
        for (IntFunction<Semaphore> make : List.<IntFunction<Semaphore>>of(Semaphore::new, BoundedSemaphore::new)) {
            try {
                make.apply(-1);
            } catch (IllegalArgumentException e) {
                IO.println("negative: value error");
            }
        }
        var unbounded = new Semaphore(0);
        unbounded.release();
        IO.println(unbounded.locked() ? "locked" : "unlocked");
    });
}
