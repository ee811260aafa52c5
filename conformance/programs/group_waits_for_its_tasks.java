// A group ends when all its tasks have ended, also those that tasks have added.
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
        var first = taskGroup(group -> {
            var task = group.createTask(() -> work("a", 0.02));
            group.createTask(() -> {
                sleep(0.04);
                group.createTask(() -> work("c", 0.04));
                IO.println("added");
            });
            IO.println("body ends");
            return task;
        });
        IO.println("group ends, " + first.result());
    });
}
