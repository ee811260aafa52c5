// Cancelling the one who waits cancels none of those it waits for.
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

void waiter(Task<?> task) {
    try {
        Asyncio.wait(List.of(task));
    } catch (CancelledError e) {
        IO.println("waiter cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> work("a", 0.04));
        var outer = createTask(() -> waiter(task));
        sleep(0.02);
        outer.cancel();
        IO.println(await(task));
        IO.println("outer " + (outer.cancelled() ? "cancelled" : "not cancelled"));
    });
}
