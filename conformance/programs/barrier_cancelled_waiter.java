// A task that is cancelled at a barrier leaves it, and the barrier waits for another.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, Barrier barrier) {
    try {
        int index = barrier.await();
        IO.println(name + " is number " + index);
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        var barrier = new Barrier(3);
        var a = createTask(() -> worker("a", barrier));
        var b = createTask(() -> worker("b", barrier));
        sleep(0.02);
        IO.println(barrier.nWaiting() + " waiting");
        a.cancel();
        sleep(0.02);
        IO.println(barrier.nWaiting() + " waiting");
        var c = createTask(() -> worker("c", barrier));
        var d = createTask(() -> worker("d", barrier));
        await(gatherReturnExceptions(a, b, c, d));
        IO.println(barrier.broken() ? "broken" : "whole");
    });
}
