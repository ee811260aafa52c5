// The cancellation by which a group ends its body does not reach what comes after.
import asyncio.*;
import static asyncio.Asyncio.*;

void show(ExceptionGroup group) {
    IO.println(group.message());
    for (Throwable error : group.exceptions()) {
        IO.println("- " + error.getMessage());
    }
}

void fail() {
    throw new IllegalArgumentException("task");
}

void main() {
    run(() -> {
        try {
            taskGroup(group -> {
                group.createTask(() -> fail());
                sleep(0);
                IO.println("body ends in the turn of the failure");
            });
        } catch (ExceptionGroup e) {
            show(e);
        }
        sleep(0);
        sleep(0.02);
        IO.println("cancelling: " + currentTask().cancelling());
    });
}
