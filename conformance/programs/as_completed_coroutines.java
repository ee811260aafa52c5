// Iterated over without a wait, each coroutine stands for the next one to be done.
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
        int number = 0;
        for (var nextOne : asCompleted(() -> work("a", 0.06), () -> work("b", 0.02, true), () -> work("c", 0.04))
                .coroutines()) {
            IO.println("number " + number++);
            try {
                IO.println("got " + await(nextOne));
            } catch (IllegalArgumentException e) {
                IO.println("value error: " + e.getMessage());
            }
        }
        IO.println("all handed out");
    });
}
