// A job whose future is cancelled before a thread takes it never runs.
import asyncio.*;
import static asyncio.Asyncio.*;

CountDownLatch goOn = new CountDownLatch(1);

void first() throws InterruptedException {
    goOn.await();
    IO.println("first");
}

String text(boolean value) {
    return value ? "True" : "False";
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        try (var own = Executors.newFixedThreadPool(1)) {
            var running = loop.runInExecutor(own, () -> first());
            var queued = loop.runInExecutor(own, () -> IO.println("second"));
            var last = loop.runInExecutor(own, () -> IO.println("third"));
            IO.println("cancel " + text(queued.cancel()) + " " + text(queued.cancel()));
            sleep(0);
            goOn.countDown();
            Asyncio.wait(List.of(running, queued, last));
            IO.println("cancelled " + text(running.cancelled()) + " " + text(queued.cancelled()) + " "
                    + text(last.cancelled()));
        }
    });
}
