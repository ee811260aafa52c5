// The end of run cancels the tasks that are left, and waits for their threads.
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

void background() {
    try {
        toThread(() -> work());
    } catch (CancelledError error) {
        IO.println("task cancelled");
        goOn.countDown();
        throw error;
    }
}

void main() {
    run(() -> {
        createTask(() -> background());
        sleep(0);
        toThread(() -> started.await());
        IO.println("main ends");
    });
    IO.println("run ends");
}
