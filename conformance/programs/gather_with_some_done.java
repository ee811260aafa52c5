// Children that are done already count at once: a failure fails gather as it is made, a cancel reaches only the rest.
import asyncio.*;
import static asyncio.Asyncio.*;

String sleeper(String name) {
    try {
        return sleep(10, name);
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<String> done = loop.createFuture();
        Future<String> failed = loop.createFuture();
        done.setResult("value");
        failed.setException(new IllegalArgumentException("old failure"));
        var pending = createTask(() -> sleeper("pending"));
        var gathered = gather(done, pending);
        sleep(0);
        IO.println(gathered.cancel() ? "accepted" : "refused");
        try {
            await(gathered);
        } catch (CancelledError e) {
            IO.println("gather cancelled, the done one has " + done.result());
        }
        var another = createTask(() -> sleeper("never cancelled before the end"));
        var mixed = gather(done, failed, another);
        IO.println("gather is " + (mixed.done() ? "done" : "pending"));
        try {
            await(mixed);
        } catch (IllegalArgumentException e) {
            IO.println("value error: " + e.getMessage());
        }
        IO.println("asked to: " + another.cancelling());
    });
}
