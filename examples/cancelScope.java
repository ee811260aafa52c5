// A scope ends a whole block: its own waits and those of its tasks. What must be finished waits all the same.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name) {
    try {
        while (true) {
            sleep(1);
            IO.println(name + " works");
        }
    } finally {
        uninterruptible(() -> sleep(0.5)); // a farewell that takes its time
        IO.println(name + " has said good-bye");
    }
}

void main() {
    run(() -> {
        var scope = moveOnAfter(2.5, () -> {
            taskGroup(group -> {
                group.createTask(() -> worker("ann"));
                group.createTask(() -> worker("bob"));
            });
        });
        IO.println("in time: " + !scope.cancelledCaught());
    });
}
