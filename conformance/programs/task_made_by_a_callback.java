// Tasks made by callbacks and by done callbacks start in the turn after the one in which they were made.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name) {
    IO.println(name + " runs in " + currentTask().getName());
}

void start(EventLoop loop, String name) {
    IO.println("callback makes " + name);
    loop.createTask(() -> worker(name), TaskOptions.DEFAULT.withName("task " + name));
    loop.callSoon(() -> IO.println("callback queued after " + name));
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.callSoon(() -> start(loop, "one"));
        Future<String> future = loop.createFuture();
        future.addDoneCallback(f -> start(loop, f.result()));
        future.setResult("two");
        loop.callLater(0.02, () -> start(loop, "three"));
        for (int i = 0; i < 3; i++) {
            sleep(0);
            IO.println("main");
        }
        sleep(0.04);
    });
}
