// A leftover task that fails while it is cancelled is reported to the exception handler; the result is not touched.
import asyncio.*;
import static asyncio.Asyncio.*;

void leftover() {
    try {
        sleep(10);
    } catch (CancelledError e) {
        throw new IllegalArgumentException("broken clean-up");
    }
}

void handler(EventLoop loop, ExceptionContext context) {
    IO.println("handler: " + context.message());
    IO.println("value error: " + context.exception().getMessage());
    IO.println("task: " + context.task().getName());
}

void main() {
    IO.println(run(() -> {
        getRunningLoop().setExceptionHandler(this::handler);
        createTask(() -> leftover(), "leftover");
        sleep(0.01);
        return "main's value";
    }));
}
