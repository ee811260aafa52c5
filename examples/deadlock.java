// Two tasks take the same two locks, each in its own order. On virtual time the run ends with an exception that says
// so.
import asyncio.*;
import asyncio.testing.VirtualClock;
import static asyncio.Asyncio.*;
import java.time.Duration;

void eat(Lock first, Lock second) {
    try (var _ = first.hold()) {
        sleep(1);
        try (var _ = second.hold()) {
            IO.println("eats");
        }
    }
}

void dinner() {
    currentTask().setName("main");
    var fork = new Lock();
    var knife = new Lock();
    createTask(() -> eat(knife, fork), "ben");
    var ann = createTask(() -> eat(fork, knife), "ann");
    await(ann);
}

void main() {
    var clock = new VirtualClock(Duration.ZERO); // no other thread has a part in this
    var options = EventLoopOptions.DEFAULT.withClock(clock);
    try {
        run(this::dinner, RunnerOptions.DEFAULT.withLoopFactory(() -> new EventLoop(options)));
    } catch (DeadlockException e) {
        IO.println(e.getMessage().replaceAll("id=\\w+", "id=..."));
    }
}
