// A limit that is reached is no error, and cancels nothing.
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
        var tasks = List.of(createTask(() -> work("a", 0.02)), createTask(() -> work("b", 0.06)));
        for (double limit : new double[] {0, 0.04, 1}) {
            var result = Asyncio.wait(tasks, limit);
            IO.println("done: " + result.done().size() + " pending: "
                    + result.pending().size());
        }
    });
}
