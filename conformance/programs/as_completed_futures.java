// Iterated over with a wait, it hands out what was passed in, in the order of completion.
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
        var tasks = List.of(
                createTask(() -> work("a", 0.06)),
                createTask(() -> work("b", 0.02)),
                createTask(() -> work("c", 0.04)));
        for (var task : asCompleted(tasks)) {
            IO.println(tasks.indexOf(task) + " " + task.result() + " " + (task.done() ? "done" : "not done"));
        }
    });
}
