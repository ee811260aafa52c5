// Call_exception_handler hands a record to the handler at once, in the caller's stack, from tasks and from outside.
import asyncio.*;
import static asyncio.Asyncio.*;

void handler(EventLoop loop, ExceptionContext context) {
    IO.println("handler: " + context.message());
}

void task() {
    var loop = getRunningLoop();
    IO.println("before");
    loop.callExceptionHandler(ExceptionContext.of("from a task"));
    IO.println("after");
}

void main() {
    var loop = newEventLoop();
    IO.println(loop.getExceptionHandler() == null ? "no handler yet" : "a handler");
    loop.setExceptionHandler(this::handler);
    IO.println(loop.getExceptionHandler() == null ? "no handler yet" : "a handler");
    loop.callExceptionHandler(ExceptionContext.of("from outside"));
    loop.runUntilComplete(() -> task());
    loop.close();
}
