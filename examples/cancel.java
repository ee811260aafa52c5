// A task is cancelled in the middle of a wait, and cleans up on its way out.
import asyncio.*;
import static asyncio.Asyncio.*;

void work() {
    try {
        IO.println("working");
        sleep(3600);
    } finally {
        IO.println("cleaning up");
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> work());
        sleep(1);
        task.cancel("enough");
        try {
            await(task);
        } catch (CancelledError e) {
            IO.println("cancelled: " + e.getMessage());
        }
    });
}
