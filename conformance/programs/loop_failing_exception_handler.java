// An exception handler that fails itself is survived: the loop reports it by the default handler and goes on.
import asyncio.*;
import static asyncio.Asyncio.*;

void broken(int number) {
    IO.println("callback " + number);
    throw new IllegalArgumentException("broken callback");
}

void handler(EventLoop loop, ExceptionContext context) {
    IO.println("handler called for: " + context.exception().getMessage());
    throw new IllegalArgumentException("broken handler");
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.setExceptionHandler(this::handler);
        loop.callSoon(() -> broken(1));
        loop.callSoon(() -> broken(2));
        sleep(0);
        loop.setExceptionHandler(null);
        IO.println(loop.getExceptionHandler() == null ? "no handler" : "a handler");
        loop.callSoon(() -> broken(3));
        sleep(0);
        IO.println("main ends");
    });
}
