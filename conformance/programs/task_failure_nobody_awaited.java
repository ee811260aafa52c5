// A failure is reported to the exception handler when nobody takes it, and not when somebody does, be it late.
import asyncio.*;
import static asyncio.Asyncio.*;

void failing(String name) {
    IO.println(name + " fails");
    throw new IllegalArgumentException(name);
}

void handler(EventLoop loop, ExceptionContext context) {
    IO.println("handler: " + context.message());
    IO.println("handler: " + context.exception().getMessage());
}

void main() {
    run(() -> {
        getRunningLoop().setExceptionHandler(this::handler);
        var first = createTask(() -> failing("first"));
        var second = createTask(() -> failing("second"));
        sleep(0.02);
        try {
            await(first);
        } catch (IllegalArgumentException e) {
            IO.println("main caught: " + e.getMessage());
        }
        IO.println("main looked at: " + second.exception().getMessage());
        sleep(0.02);
        createTask(() -> failing("third"));
        sleep(0.02);
    });
    IO.println("the end");
}
