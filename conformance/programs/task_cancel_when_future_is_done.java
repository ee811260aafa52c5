// A cancel that comes after the awaited future is done, but before the task goes on, wins; the future keeps its result.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(Future<String> future) {
    try {
        IO.println("got " + await(future));
    } catch (CancelledError e) {
        IO.println("cancelled: " + e.getMessage());
    }
    IO.println("once more: " + await(future));
}

void main() {
    run(() -> {
        Future<String> future = getRunningLoop().createFuture();
        var task = createTask(() -> waiter(future));
        sleep(0);
        future.setResult("value");
        IO.println(task.cancel("in the same turn") ? "accepted" : "refused");
        IO.println("future is " + (future.cancelled() ? "cancelled" : "not cancelled"));
        await(task);
        IO.println("future still has " + future.result());
    });
}
