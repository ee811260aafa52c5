// A task that ends cancelled is no failure.
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

void main() {
    run(() -> {
        var task = taskGroup(group -> {
            var first = group.createTask(() -> work("a", 1));
            group.createTask(() -> work("b", 0.04));
            sleep(0.02);
            first.cancel();
            return first;
        });
        IO.println("group ends, " + (task.cancelled() ? "a cancelled" : "a not cancelled"));
    });
}
