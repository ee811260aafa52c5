// Sleeping tasks wake in the order of their deadlines, and many sleeps take no longer than the longest.
import asyncio.*;
import static asyncio.Asyncio.*;

void sleeper(int delay) {
    sleep(delay / 50.0);
    IO.println("slept " + delay);
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var start = loop.time();
        var tasks = new ArrayList<Task<Void>>();
        for (var delay : List.of(4, 1, 5, 2, 3)) {
            tasks.add(createTask(() -> sleeper(delay)));
        }
        for (var task : tasks) {
            await(task);
        }
        IO.println(loop.time() - start < 10 / 50.0 ? "side by side" : "one after the other");
    });
}
