// A context may hold what its caller knows; the handler gets it as it is.
import asyncio.*;
import static asyncio.Asyncio.*;

void handler(EventLoop loop, ExceptionContext context) {
    IO.println(context.message());
    IO.println("exception "
            + (context.exception() == null ? "-" : context.exception().getMessage()));
    for (var key : List.of("transport", "protocol", "my own")) {
        IO.println(key + " " + context.others().getOrDefault(key, "-"));
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.setExceptionHandler(this::handler);
        loop.callExceptionHandler(
                ExceptionContext.of("lost").with("transport", "tcp").with("protocol", "echo"));
        loop.callExceptionHandler(ExceptionContext.of("found")
                .withException(new IllegalArgumentException("broken"))
                .with("my own", 42));
        loop.callExceptionHandler(ExceptionContext.of("nothing else"));
    });
}
