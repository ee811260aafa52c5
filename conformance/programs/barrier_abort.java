// Aborting a barrier breaks it for everybody until it is reset.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, Barrier barrier) {
    try {
        int index = barrier.await();
        IO.println(name + " is number " + index);
    } catch (BrokenBarrierException e) {
        IO.println(name + " broken barrier");
    }
}

void main() {
    run(() -> {
        var barrier = new Barrier(2);
        var task = createTask(() -> worker("a", barrier));
        sleep(0.02);
        barrier.abort();
        IO.println(barrier.broken() ? "broken" : "whole");
        await(task);
        worker("b", barrier);
        barrier.reset();
        IO.println(barrier.broken() ? "broken" : "whole");
        await(gather(() -> worker("c", barrier), () -> worker("d", barrier)));
        try {
            new Barrier(0);
        } catch (IllegalArgumentException e) {
            IO.println("value error");
        }
    });
}
