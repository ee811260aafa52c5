// A task that waits for a thread is cancelled at once; the function goes on to its end.
import asyncio.*;
import static asyncio.Asyncio.*;

CountDownLatch started = new CountDownLatch(1);
CountDownLatch goOn = new CountDownLatch(1);

void work() {
    started.countDown();
    awaitStubbornly(goOn);
    IO.println("function ends");
}

void awaitStubbornly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.onSpinWait(); // Python interrupts nobody
        }
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> toThread(() -> work()));
        toThread(() -> started.await());
        task.cancel("enough");
        try {
            await(task);
        } catch (CancelledError error) {
            IO.println("cancelled " + error.getMessage());
        }
        goOn.countDown();
    });
    IO.println("run ends");
}
