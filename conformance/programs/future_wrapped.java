// A wrapped foreign future hands on its result, its exception and its cancellation, and is cancelled by its wrapper.
import asyncio.*;
import static asyncio.Asyncio.*;

void outcome(String what, Future<String> future) {
    try {
        IO.println(what + " result: " + await(future));
    } catch (IllegalArgumentException e) {
        IO.println(what + " value error: " + e.getMessage());
    } catch (CancelledError e) {
        IO.println(what + " cancelled");
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var good = new CompletableFuture<String>();
        var bad = new CompletableFuture<String>();
        var dropped = new CompletableFuture<String>();
        var givenUp = new CompletableFuture<String>();
        loop.callSoon(() -> good.complete("value"));
        outcome("good", wrapFuture(good));
        loop.callSoon(() -> bad.completeExceptionally(new IllegalArgumentException("broken")));
        outcome("bad", wrapFuture(bad));
        loop.callSoon(() -> dropped.cancel(true));
        outcome("dropped", wrapFuture(dropped));
        var wrapper = wrapFuture(givenUp);
        loop.callSoon(() -> wrapper.cancel());
        outcome("given up", wrapper);
        sleep(0);
        IO.println("foreign one is " + (givenUp.isCancelled() ? "cancelled" : "not cancelled"));
    });
}
