// A shutdown of the default executor that takes too long stops waiting, without an exception.
import asyncio.*;
import static asyncio.Asyncio.*;

CountDownLatch goOn = new CountDownLatch(1);

String work() throws InterruptedException {
    goOn.await();
    return "worked";
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var future = loop.runInExecutor(null, () -> work());
        loop.shutdownDefaultExecutor(0.02);
        IO.println("done " + (future.done() ? "True" : "False"));
        goOn.countDown();
        IO.println(await(future));
    });
}
