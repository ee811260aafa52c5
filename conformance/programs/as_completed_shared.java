// Several tasks may wait for the next one, first come, first served; one that is cancelled takes nothing.
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

void take(String name, Coroutine<String> nextOne) {
    try {
        IO.println(name + " got " + await(nextOne));
    } catch (CancelledError e) {
        IO.println(name + " was cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        var ones = asCompleted(() -> work("a", 0.04), () -> work("b", 0.06), () -> work("c", 0.08))
                .coroutines()
                .iterator();
        List<Task<?>> takers = new ArrayList<>();
        for (String name : List.of("x", "y", "z")) {
            var one = ones.next();
            takers.add(createTask(() -> take(name, one)));
        }
        sleep(0.02);
        takers.getFirst().cancel();
        Asyncio.wait(takers);
    });
}
