// A wrapped future of a thread and its source cancel each other.
import asyncio.*;
import static asyncio.Asyncio.*;

String text(boolean value) {
    return value ? "True" : "False";
}

void main() {
    run(() -> {
        var source = new CompletableFuture<String>();
        var future = wrapFuture(source);
        future.cancel();
        IO.println("source " + text(source.isCancelled()));
        sleep(0);
        IO.println("source " + text(source.isCancelled()));

        source = new CompletableFuture<String>();
        future = wrapFuture(source);
        source.cancel(true);
        IO.println("future " + text(future.cancelled()));
        try {
            await(future);
        } catch (CancelledError error) {
            IO.println("cancelled " + text(future.cancelled()));
        }
    });
}
