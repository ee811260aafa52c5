// A limit around a group is a plain time-out when the tasks have ended; a failure in the meantime wins.
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

void fail() {
    try {
        sleep(1);
    } catch (CancelledError e) {
        throw new IllegalArgumentException("clean-up");
    }
}

void main() {
    run(() -> {
        try {
            timeout(0.02, () -> {
                taskGroup(group -> {
                    group.createTask(() -> work("a", 1));
                });
            });
        } catch (TimeoutException e) {
            IO.println("timed out");
        }
        try {
            timeout(0.02, () -> {
                taskGroup(group -> {
                    group.createTask(() -> fail());
                });
            });
        } catch (ExceptionGroup e) {
            show(e);
        }
        IO.println("cancelling: " + currentTask().cancelling());
        sleep(0.02);
        IO.println("goes on");
    });
}
