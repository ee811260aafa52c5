// In debug mode the exception handler is told where the callback was scheduled.
import asyncio.*;
import static asyncio.Asyncio.*;

void handler(EventLoop loop, ExceptionContext context) {
    var words = context.message().split(" ");
    IO.println("['" + words[0] + "', '" + words[1] + "', '" + words[2] + "'] "
            + context.exception().getMessage());
    IO.println("source traceback: " + (context.sourceTraceback() != null ? "True" : "False"));
}

void broken() {
    throw new IllegalArgumentException("broken");
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.setExceptionHandler(this::handler);
        for (var debug : new boolean[] {false, true, false}) {
            loop.setDebug(debug);
            loop.callSoon(this::broken);
            loop.callLater(0.02, this::broken);
            sleep(0.04);
        }
    });
}
