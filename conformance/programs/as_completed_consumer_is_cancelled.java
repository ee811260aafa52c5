// Cancelling the one who iterates over as_completed cancels none of what it waits for.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name, double delay) {
    sleep(delay);
    IO.println(name + " ends");
    return name;
}

void consumer(List<Task<String>> tasks) {
    try {
        for (var step : asCompleted(tasks).coroutines()) {
            IO.println("got " + await(step));
        }
    } catch (CancelledError e) {
        IO.println("consumer cancelled");
    }
}

void main() {
    run(() -> {
        var tasks = List.of(createTask(() -> work("a", 0.02)), createTask(() -> work("b", 0.06)));
        var task = createTask(() -> consumer(tasks));
        sleep(0.04);
        task.cancel();
        await(task);
        for (var each : tasks) {
            IO.println(await(each));
        }
    });
}
