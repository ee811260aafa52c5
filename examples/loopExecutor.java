import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.List;
import java.util.concurrent.*;

/** Somebody else's library: it wants an executor and knows nothing of loops. */
record Weather(Executor executor) {
    CompletableFuture<String> in(String city) {
        return CompletableFuture.supplyAsync(() -> sleep(1, city + ": rain"), executor);
    }
}

void main() {
    run(() -> {
        try (ScheduledExecutorService executor = getRunningLoop().asExecutor()) {
            var weather = new Weather(executor);
            var oslo = weather.in("Oslo");
            var rome = weather.in("Rome");
            IO.println(await(wrapFuture(oslo)));
            IO.println(await(wrapFuture(rome)));

            Callable<String> slow = () -> sleep(2, "slow");
            Callable<String> quick = () -> sleep(1, "quick");
            IO.println(executor.invokeAny(List.of(slow, quick)));

            var ticks = executor.scheduleAtFixedRate(() -> IO.println("tick"), 1, 1, TimeUnit.SECONDS);
            sleep(3.5);
            ticks.cancel(true);
        }
        IO.println("after " + Math.round(getRunningLoop().time()) + " seconds or so");
    });
}
