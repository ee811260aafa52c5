// Tasks that are left after one run of a runner go on in the next; close() cancels what is still there.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker() {
    try {
        for (int step = 1; step < 10; step++) {
            IO.println("step " + step);
            sleep(0.04);
        }
    } finally {
        IO.println("worker ends");
    }
}

Task<Void> start() {
    var task = createTask(() -> worker());
    sleep(0.02);
    IO.println("first run ends");
    return task;
}

void goOn(Task<Void> task) {
    sleep(0.04);
    IO.println("second run ends, the task is " + (task.done() ? "done" : "pending"));
}

void main() {
    Task<Void> task;
    try (var runner = new Runner()) {
        task = runner.run(() -> start());
        IO.println("between the runs");
        runner.run(() -> goOn(task));
        IO.println("before close");
    }
    IO.println("task is " + (task.cancelled() ? "cancelled" : "not cancelled"));
}
