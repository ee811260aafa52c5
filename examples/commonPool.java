// A task waits for a computation in the common pool.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.*;
import java.util.stream.LongStream;

void main() {
    run(() -> {
        var sum = CompletableFuture.supplyAsync(
                () -> LongStream.rangeClosed(1, 100_000_000).sum());
        IO.println(await(wrapFuture(sum)));
    });
}
