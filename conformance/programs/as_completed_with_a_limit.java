// After the limit each step times out; what is not done goes on.
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
                createTask(() -> work("a", 0.02)),
                createTask(() -> work("b", 0.06)),
                createTask(() -> work("c", 0.08)));
        try {
            for (var task : asCompleted(tasks, 0.04)) {
                IO.println("got " + task.result());
            }
        } catch (TimeoutException e) {
            IO.println("timed out");
        }
        for (var nextOne : asCompleted(tasks, 0).coroutines()) {
            try {
                IO.println("got " + await(nextOne, TimeoutException.class));
            } catch (TimeoutException e) {
                IO.println("timed out");
            }
        }
        Asyncio.wait(tasks);
    });
}
