// A task waits for a CompletableFuture; a failure comes out as it was thrown.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.*;

CompletableFuture<String> fetch(String what) {
    var later = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(
            () -> {
                if (what.isEmpty()) {
                    throw new IllegalArgumentException("fetch what?");
                }
                return "the " + what;
            },
            later);
}

void main() {
    run(() -> {
        IO.println(await(wrapFuture(fetch("weather"))));
        try {
            await(wrapFuture(fetch("")));
        } catch (IllegalArgumentException e) {
            IO.println("failed: " + e.getMessage());
        }
    });
}
