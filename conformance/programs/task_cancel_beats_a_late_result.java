// A cancelled task's future is cancelled at once, so whoever wanted to set its result comes too late.
import asyncio.*;
import static asyncio.Asyncio.*;

String waiter(Future<String> future) {
    try {
        return await(future);
    } catch (CancelledError e) {
        IO.println("waiter cancelled");
        return "waiter's own value";
    }
}

void late(Future<String> future) {
    try {
        future.setResult("value");
    } catch (InvalidStateException e) {
        IO.println("too late: invalid state");
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<String> future = loop.createFuture();
        var task = createTask(() -> waiter(future));
        sleep(0);
        loop.callSoon(() -> late(future));
        task.cancel();
        IO.println("main got " + await(task));
    });
}
