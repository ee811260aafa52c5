// A second cancel interrupts a clean-up that waits; the first one is raised again by the outer handler.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker() {
    try {
        sleep(10);
    } catch (CancelledError first) {
        IO.println("first: " + first.getMessage());
        try {
            sleep(10);
            IO.println("never printed");
        } catch (CancelledError second) {
            IO.println("clean-up interrupted: " + second.getMessage());
        }
        throw first;
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> worker());
        sleep(0);
        task.cancel("one");
        sleep(0.01);
        task.cancel("two");
        try {
            await(task);
        } catch (CancelledError e) {
            IO.println("main saw: " + e.getMessage());
        }
        IO.println("asked to: " + task.cancelling());
    });
}
