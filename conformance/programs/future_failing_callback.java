// A done callback that fails is reported to the exception handler; the other callbacks and the waiters are served.
import asyncio.*;
import static asyncio.Asyncio.*;

void broken(Future<String> future) {
    IO.println("broken callback");
    throw new IllegalArgumentException("broken");
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.setExceptionHandler(
                (l, context) -> IO.println("handler: " + context.exception().getMessage()));
        Future<String> future = loop.createFuture();
        future.addDoneCallback(f -> IO.println("first callback"));
        future.addDoneCallback(this::broken);
        future.addDoneCallback(f -> IO.println("last callback"));
        loop.callSoon(() -> future.setResult("value"));
        IO.println("main got " + await(future));
    });
}
