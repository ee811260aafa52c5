// A time-out ends a wait for a thread, not the function on it.
import asyncio.*;
import static asyncio.Asyncio.*;

CountDownLatch goOn = new CountDownLatch(1);

void work() {
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
        try {
            waitFor(() -> toThread(() -> work()), 0.02);
        } catch (TimeoutException error) {
            IO.println("timeout");
        }
        goOn.countDown();
    });
    IO.println("run ends");
}
