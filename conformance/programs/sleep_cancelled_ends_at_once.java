// A cancelled sleep ends at once; its timer is gone and delays nothing.
import asyncio.*;
import static asyncio.Asyncio.*;

void sleeper(EventLoop loop) {
    var start = loop.time();
    try {
        sleep(5);
    } catch (CancelledError e) {
        IO.println(loop.time() - start < 1 ? "cancelled early" : "slept on");
    }
    sleep(0.02);
    IO.println("slept again");
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var start = loop.time();
        var task = createTask(() -> sleeper(loop));
        sleep(0.02);
        task.cancel();
        await(task);
        IO.println(loop.time() - start < 1 ? "all is over early" : "all is over late");
    });
}
