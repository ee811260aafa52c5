// A foreign future that another thread completes wakes the loop; cancelling the task that awaits one cancels it.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(CompletableFuture<String> foreign) {
    try {
        await(wrapFuture(foreign));
    } catch (CancelledError e) {
        IO.println("waiter cancelled");
    }
}

void main() {
    run(() -> {
        var foreign = new CompletableFuture<String>();
        var thread = new Thread(() -> foreign.complete("from a thread"));
        getRunningLoop().callSoon(thread::start);
        IO.println(await(wrapFuture(foreign)));
        thread.join();
        var another = new CompletableFuture<String>();
        var task = createTask(() -> waiter(another));
        sleep(0);
        task.cancel();
        await(task);
        IO.println("foreign one is " + (another.isCancelled() ? "cancelled" : "not cancelled"));
    });
}
