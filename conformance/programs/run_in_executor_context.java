// run_in_executor does not carry context variables to the thread; what one job sets, the next sees.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> user = new ContextVar<>("user", "nobody");

String look() {
    String seen = user.get();
    user.set("the thread");
    return seen;
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        user.set("ann");
        try (var own = Executors.newFixedThreadPool(1)) {
            IO.println(await(loop.runInExecutor(own, () -> look())));
            IO.println(await(loop.runInExecutor(own, () -> look())));
        }
        IO.println(user.get());
    });
}
