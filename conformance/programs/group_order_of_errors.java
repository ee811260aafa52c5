// Failures stand in the order in which the tasks ended, that of the body last.
import asyncio.*;
import static asyncio.Asyncio.*;

void show(ExceptionGroup group) {
    IO.println(group.message());
    for (Throwable error : group.exceptions()) {
        IO.println("- " + error.getMessage());
    }
}

void fail(String name, double delay) {
    try {
        sleep(1);
    } catch (CancelledError e) {
        sleep(delay);
        throw new IllegalArgumentException(name);
    }
}

void main() {
    run(() -> {
        try {
            taskGroup(group -> {
                group.createTask(() -> fail("slow", 0.06));
                group.createTask(() -> fail("quick", 0.02));
                sleep(0.02);
                throw new IllegalArgumentException("body");
            });
        } catch (ExceptionGroup e) {
            show(e);
        }
    });
}
