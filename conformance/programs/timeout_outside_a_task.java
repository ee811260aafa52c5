// A limit needs a task that it can cancel.
import asyncio.*;
import static asyncio.Asyncio.*;

void callback(Future<Void> done) {
    try {
        timeout(1, () -> IO.println("never printed"));
    } catch (IllegalStateException e) {
        IO.println("refused");
    } catch (TimeoutException e) {
        IO.println("timed out");
    }
    done.setResult(null);
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<Void> done = loop.createFuture();
        loop.callSoon(() -> callback(done));
        await(done);
    });
}
