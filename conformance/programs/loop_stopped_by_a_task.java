// A main task that stops its loop is not lost: run_until_complete fails, and a second one takes the task to its end.
import asyncio.*;
import static asyncio.Asyncio.*;

String task(EventLoop loop) {
    IO.println("main stops the loop");
    loop.stop();
    IO.println("main goes on in its turn");
    sleep(0);
    IO.println("main in the second run");
    return "main's value";
}

void main() {
    var loop = newEventLoop();
    var task = loop.createTask(() -> task(loop));
    try {
        loop.runUntilComplete(task);
    } catch (IllegalStateException e) {
        IO.println("runtime error");
    }
    IO.println("loop is " + (loop.isRunning() ? "running" : "not running"));
    IO.println(loop.runUntilComplete(task));
    loop.close();
}
