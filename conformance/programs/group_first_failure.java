// The first failure cancels the other tasks and the body.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name, double delay, boolean error) {
    try {
        sleep(delay);
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
        throw e;
    }
    IO.println(name + (error ? " fails" : " ends"));
    if (error) {
        throw new IllegalArgumentException(name);
    }
    return name;
}

String work(String name, double delay) {
    return work(name, delay, false);
}

void show(ExceptionGroup group) {
    IO.println(group.message());
    for (Throwable error : group.exceptions()) {
        IO.println("- " + error.getMessage());
    }
}

void main() {
    run(() -> {
        try {
            taskGroup(group -> {
                group.createTask(() -> work("a", 1));
                group.createTask(() -> work("b", 0.02, true));
                group.createTask(() -> work("c", 0.02));
                try {
                    sleep(1);
                } catch (CancelledError e) {
                    IO.println(
                            "body cancelled, cancelling: " + currentTask().cancelling());
                    throw e;
                }
            });
        } catch (ExceptionGroup e) {
            show(e);
        }
        IO.println("cancelling: " + currentTask().cancelling());
        sleep(0.02);
        IO.println("goes on");
    });
}
