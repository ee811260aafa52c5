// Shutting down the default executor waits for what runs and what is queued.
import asyncio.*;
import static asyncio.Asyncio.*;

CountDownLatch goOn = new CountDownLatch(1);

void first() throws InterruptedException {
    goOn.await();
    IO.println("first");
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.setDefaultExecutor(Executors.newFixedThreadPool(1));
        loop.runInExecutor(null, () -> first());
        loop.runInExecutor(null, () -> IO.println("second"));
        loop.callSoon(() -> IO.println("the loop goes on"));
        loop.callLater(0.02, () -> goOn.countDown());
        loop.shutdownDefaultExecutor();
        IO.println("shut down");
    });
}
