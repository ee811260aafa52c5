// A condition wakes as many waiters as asked, the first come first; each goes on with the lock, one after the other.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(String name, Condition condition) {
    try (var _ = condition.hold()) {
        condition.await();
        IO.println(name + " goes on");
        sleep(0);
        IO.println(name + " leaves");
    }
}

void main() {
    run(() -> {
        var condition = new Condition();
        var tasks = Stream.of("a", "b", "c", "d", "e")
                .map(name -> createTask(() -> waiter(name, condition)))
                .toList();
        sleep(0);
        for (int n : new int[] {2, 0, 1, 10}) {
            try (var _ = condition.hold()) {
                condition.signal(n);
                IO.println("notified " + n);
            }
            sleep(0.02);
        }
        await(gather(tasks));
    });
}
