// The end of a future stops the loop by a callback: its turn finishes, and what that turn added waits for the next run.
import asyncio.*;
import static asyncio.Asyncio.*;

void finish(EventLoop loop, Future<String> future) {
    IO.println("finish");
    loop.callSoon(() -> IO.println("queued before the result is set"));
    future.setResult("result");
    loop.callSoon(() -> IO.println("queued after the result is set"));
    loop.callSoon(() -> loop.callSoon(() -> IO.println("queued one turn later")));
}

void main() {
    var loop = newEventLoop();
    Future<String> future = loop.createFuture();
    loop.callSoon(() -> finish(loop, future));
    IO.println(loop.runUntilComplete(future));
    loop.callSoon(loop::stop);
    loop.runForever();
    IO.println("second run has ended");
    loop.callSoon(() -> IO.println("queued for a future that is done"));
    IO.println(loop.runUntilComplete(future));
    loop.close();
}
