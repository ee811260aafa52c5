// An exception in a callback goes to the exception handler with its handle; the rest of the turn and the loop go on.
import asyncio.*;
import static asyncio.Asyncio.*;

void broken() {
    throw new IllegalArgumentException("broken callback");
}

void handler(EventLoop loop, ExceptionContext context) {
    IO.println("handler: " + context.exception().getMessage());
    IO.println(context.handle() != null ? "with a handle" : "without a handle");
    IO.println(context.future() != null ? "with a future" : "without a future");
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.setExceptionHandler(this::handler);
        loop.callSoon(() -> IO.println("before"));
        loop.callSoon(this::broken);
        loop.callSoon(() -> IO.println("after"));
        loop.callLater(0.01, this::broken);
        loop.callLater(0.03, () -> IO.println("much later"));
        sleep(0.05);
        IO.println("main ends");
    });
}
