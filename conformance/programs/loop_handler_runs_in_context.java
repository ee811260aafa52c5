// The exception handler runs in the context of the callback or task that failed, not in that of the loop's caller.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> who = new ContextVar<>("who", "nobody");

void broken() {
    throw new IllegalArgumentException("broken callback");
}

void failing() {
    who.set("the task");
    throw new IllegalArgumentException("broken task");
}

void handler(EventLoop loop, ExceptionContext context) {
    IO.println("handler sees " + who.get() + " for " + context.exception().getMessage());
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.setExceptionHandler(this::handler);
        var context = copyContext();
        context.run(() -> who.set("the callback"));
        loop.callSoon(this::broken, context);
        who.set("main");
        loop.callLater(0.01, this::broken);
        sleep(0.02);
        IO.println("main sees " + who.get());
        createTask(() -> failing());
        sleep(0.02);
    });
}
