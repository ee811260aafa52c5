// A failure of the body cancels the tasks; those that have not started never do.
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
                sleep(0.02);
                group.createTask(() -> work("unstarted", 1));
                throw new IllegalArgumentException("body");
            });
        } catch (ExceptionGroup e) {
            show(e);
        }
    });
}
