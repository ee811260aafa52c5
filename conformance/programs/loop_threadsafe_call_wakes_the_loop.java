// A call from another thread wakes a loop that has nothing to do, and runs in the loop's own thread of control.
import asyncio.*;
import static asyncio.Asyncio.*;

void fromThread(EventLoop loop, Future<String> future) {
    IO.println("thread: calls");
    loop.callSoonThreadsafe(() -> fromLoop(future));
}

void fromLoop(Future<String> future) {
    IO.println("loop: called");
    future.setResult("done from a thread");
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<String> future = loop.createFuture();
        var thread = new Thread(() -> fromThread(loop, future));
        loop.callSoon(thread::start);
        IO.println("main waits");
        IO.println("main got: " + await(future));
        thread.join();
    });
}
