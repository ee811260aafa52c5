// If a task fails while the parent is cancelled, the group comes out and the next wait throws the cancellation.
import asyncio.*;
import static asyncio.Asyncio.*;

void show(ExceptionGroup group) {
    IO.println(group.message());
    for (Throwable error : group.exceptions()) {
        IO.println("- " + error.getMessage());
    }
}

void fail() {
    try {
        sleep(1);
    } catch (CancelledError e) {
        throw new IllegalArgumentException("clean-up");
    }
}

void parent(boolean inBody) {
    try {
        taskGroup(group -> {
            group.createTask(() -> fail());
            if (inBody) {
                sleep(1);
            }
        });
    } catch (ExceptionGroup e) {
        show(e);
    }
    IO.println("cancelling: " + currentTask().cancelling());
    try {
        sleep(0);
    } catch (CancelledError e) {
        IO.println("cancelled again, cancelling: " + currentTask().cancelling());
        throw e;
    }
    IO.println("never printed");
}

void main() {
    run(() -> {
        for (boolean inBody : new boolean[] {true, false}) {
            var task = createTask(() -> parent(inBody));
            sleep(0.02);
            task.cancel();
            Asyncio.wait(List.of(task));
            IO.println(task.cancelled() ? "cancelled" : "not cancelled");
        }
    });
}
