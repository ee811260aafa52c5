// Cancelling one task that waits for a future cancels the future itself, and so everybody else who waits for it.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(String name, Future<String> future) {
    try {
        IO.println(name + " got " + await(future));
    } catch (CancelledError e) {
        IO.println(name + " cancelled, asked to: " + currentTask().cancelling());
        throw e;
    }
}

void main() {
    run(() -> {
        Future<String> future = getRunningLoop().createFuture();
        var tasks = new ArrayList<Task<Void>>();
        for (var name : List.of("a", "b", "c")) {
            tasks.add(createTask(() -> waiter(name, future)));
        }
        sleep(0);
        tasks.get(1).cancel();
        IO.println("future is " + (future.cancelled() ? "cancelled" : "pending"));
        for (var task : tasks) {
            try {
                await(task);
            } catch (CancelledError e) {
                IO.println("a task ended cancelled");
            }
        }
    });
}
