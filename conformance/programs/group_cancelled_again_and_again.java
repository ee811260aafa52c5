// Cancelling the parent repeatedly does not end the waiting for tasks that clean up.
import asyncio.*;
import static asyncio.Asyncio.*;

void slow() {
    try {
        sleep(1);
    } finally {
        sleep(0.1);
        IO.println("cleaned up");
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> {
            taskGroup(group -> {
                group.createTask(() -> slow());
            });
        });
        for (int i = 0; i < 3; i++) {
            sleep(0.02);
            task.cancel();
        }
        IO.println(task.done() ? "done" : "not done");
        Asyncio.wait(List.of(task));
        IO.println((task.cancelled() ? "cancelled" : "not cancelled") + " " + task.cancelling());
    });
}
