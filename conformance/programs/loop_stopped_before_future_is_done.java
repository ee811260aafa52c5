// A stop while run_until_complete still waits is an error; the future stays pending and can be waited for again.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    var loop = newEventLoop();
    Future<String> future = loop.createFuture();
    loop.callSoon(loop::stop);
    try {
        loop.runUntilComplete(future);
    } catch (IllegalStateException e) {
        IO.println("runtime error");
    }
    IO.println(future.done() ? "done" : "pending");
    loop.callSoon(() -> future.setResult("late result"));
    IO.println(loop.runUntilComplete(future));
    loop.close();
}
