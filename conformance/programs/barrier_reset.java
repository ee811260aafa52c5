// Resetting a barrier breaks it for those who wait, and for nobody else.
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

List<Task<?>> workers(Barrier barrier, String... names) {
    List<Task<?>> tasks = new ArrayList<>();
    for (String name : names) {
        tasks.add(createTask(() -> worker(name, barrier)));
    }
    return tasks;
}

void main() {
    run(() -> {
        var barrier = new Barrier(3);
        var tasks = workers(barrier, "a", "b");
        sleep(0.02);
        barrier.reset();
        IO.println((barrier.broken() ? "broken " : "whole ") + barrier.nWaiting() + " waiting");
        tasks.addAll(workers(barrier, "c", "d", "e"));
        await(gather(tasks));
        barrier.reset();
        IO.println((barrier.broken() ? "broken " : "whole ") + barrier.nWaiting() + " waiting");
    });
}
