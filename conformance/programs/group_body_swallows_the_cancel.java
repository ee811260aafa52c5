// A body that swallows the group's cancellation goes on; the failure comes out all the same.
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
                try {
                    sleep(1);
                } catch (CancelledError e) {
                    IO.println("swallowed");
                }
                sleep(0.02);
                IO.println("body ends");
            });
        } catch (ExceptionGroup e) {
            show(e);
        }
        IO.println("cancelling: " + currentTask().cancelling());
    });
}
