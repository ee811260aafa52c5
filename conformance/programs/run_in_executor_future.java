// run_in_executor gives a future at once, without waiting.
import asyncio.*;
import static asyncio.Asyncio.*;

String text(boolean value) {
    return value ? "True" : "False";
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<String> future = loop.runInExecutor(null, () -> "default");
        IO.println("future " + text(isFuture(future)) + " done " + text(future.done()));
        IO.println(await(future) + " done " + text(future.done()));
        try (var own = Executors.newFixedThreadPool(1)) {
            var futures = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 4; i++) {
                int number = i;
                futures.add(loop.runInExecutor(own, () -> number * number));
            }
            var results = await(gather(futures));
            IO.println(results.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
    });
}
