// Cancelling the thread's future cancels the task; a task that is cancelled cancels the thread's future.
import asyncio.*;
import static asyncio.Asyncio.*;

CountDownLatch waiting = new CountDownLatch(1);
CountDownLatch ended = new CountDownLatch(1);

void waits() {
    try {
        waiting.countDown();
        await(new Future<String>());
    } catch (CancelledError error) {
        IO.println("task cancelled");
        throw error;
    } finally {
        ended.countDown();
    }
}

void giveUp() {
    currentTask().cancel();
    sleep(10);
}

String text(boolean value) {
    return value ? "True" : "False";
}

void caller(EventLoop loop) throws Exception {
    var future = runCoroutineThreadsafe(() -> waits(), loop);
    waiting.await();
    boolean cancelled = future.cancel(true);
    ended.await();
    IO.println("cancel " + text(cancelled));
    for (var each : List.of(future, runCoroutineThreadsafe(() -> giveUp(), loop))) {
        try {
            each.get();
        } catch (CancellationException error) {
            IO.println("future cancelled " + text(each.isCancelled()));
        }
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        toThread(() -> caller(loop));
    });
}
