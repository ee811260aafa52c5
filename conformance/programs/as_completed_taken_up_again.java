// A loop that was left can be taken up again; duplicates count once.
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
        var twice = createTask(() -> work("a", 0.02));
        var all = asCompleted(
                List.of(twice, createTask(() -> work("b", 0.04)), twice, createTask(() -> work("c", 0.06))));
        for (var task : all) {
            IO.println("got " + task.result());
            break;
        }
        IO.println("pause");
        for (var task : all) {
            IO.println("got " + task.result());
        }
        for (var task : all) {
            IO.println("never printed " + task);
        }
    });
}
