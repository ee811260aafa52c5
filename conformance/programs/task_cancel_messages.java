// The awaiter sees the message of the cancel that ended its wait; if the wait had ended, that of the last cancel.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(String name, Future<?> future) {
    try {
        IO.println(name + " got " + await(future));
    } catch (CancelledError e) {
        IO.println(name + " cancelled: " + (e.getMessage() != null ? e.getMessage() : "no message"));
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<String> pending = loop.createFuture();
        Future<String> done = loop.createFuture();
        var inner = createTask(() -> sleep(10));
        var silent = loop.createFuture();
        var tasks = List.of(
                createTask(() -> waiter("pending", pending)),
                createTask(() -> waiter("done", done)),
                createTask(() -> waiter("inner task", inner)),
                createTask(() -> waiter("silent", silent)));
        sleep(0.01);
        done.setResult("value");
        for (var message : List.of("first", "second")) {
            for (var task : tasks.subList(0, 3)) {
                task.cancel(message);
            }
        }
        tasks.get(3).cancel();
        for (var task : tasks) {
            await(task);
        }
    });
}
