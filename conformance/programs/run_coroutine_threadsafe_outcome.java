// A coroutine from another thread runs in a copy of that thread's context; result and exception go back.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> user = new ContextVar<>("user", "nobody");

String greet() {
    sleep(0.02);
    String seen = user.get();
    user.set("task");
    return "hello " + seen;
}

String fail() {
    throw new IllegalArgumentException("wrong");
}

void caller(EventLoop loop) throws Exception {
    user.set("ann");
    IO.println(runCoroutineThreadsafe(() -> greet(), loop).get());
    IO.println(user.get());
    try {
        runCoroutineThreadsafe(() -> fail(), loop).get();
    } catch (ExecutionException error) {
        if (error.getCause() instanceof IllegalArgumentException cause) {
            IO.println("value error " + cause.getMessage());
        }
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        toThread(() -> caller(loop));
    });
}
