// A callback that raises CancelledError is an error like any other: reported to the handler, the loop goes on.
import asyncio.*;
import static asyncio.Asyncio.*;

void broken() {
    throw new CancelledError("by a callback");
}

void handler(EventLoop loop, ExceptionContext context) {
    var error = context.exception();
    IO.println("handler: " + (error instanceof CancelledError ? "cancelled: " : "error: ") + error.getMessage());
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.setExceptionHandler(this::handler);
        loop.callSoon(this::broken);
        loop.callSoon(() -> IO.println("callback"));
        loop.callSoonThreadsafe(this::broken);
        sleep(0);
        IO.println("main was asked to: " + currentTask().cancelling());
    });
}
