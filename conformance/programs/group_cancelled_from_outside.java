// A cancellation from outside reaches the tasks and goes on when they have ended.
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

void parent(boolean inBody) {
    try {
        taskGroup(group -> {
            group.createTask(() -> work("a", 1));
            if (inBody) {
                sleep(1);
            }
        });
    } catch (CancelledError e) {
        IO.println("parent cancelled: " + e.getMessage());
        throw e;
    }
}

void main() {
    run(() -> {
        for (boolean inBody : new boolean[] {true, false}) {
            var task = createTask(() -> parent(inBody));
            sleep(0.02);
            task.cancel("enough");
            Asyncio.wait(List.of(task));
            IO.println((task.cancelled() ? "cancelled" : "not cancelled") + " " + task.cancelling());
        }
    });
}
