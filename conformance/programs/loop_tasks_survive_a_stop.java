// Tasks and timers that are pending when the loop stops go on where they were when it runs again.
import asyncio.*;
import static asyncio.Asyncio.*;

String worker(EventLoop loop) {
    for (int step = 1; step < 5; step++) {
        IO.println("step " + step);
        if (step == 2) {
            loop.callLater(0.02, () -> IO.println("timer"));
            loop.stop();
        }
        sleep(0.04);
    }
    return "worker's result";
}

void main() {
    var loop = newEventLoop();
    var task = loop.createTask(() -> worker(loop));
    loop.runForever();
    IO.println("stopped, the task is " + (task.done() ? "done" : "pending"));
    IO.println(loop.runUntilComplete(task));
    loop.close();
}
