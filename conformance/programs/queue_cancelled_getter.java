// A getter that is cancelled after an item has woken it passes the wake-up on: the item is not lost.
import asyncio.*;
import static asyncio.Asyncio.*;

void getter(String name, Queue<Integer> queue) {
    try {
        int item = queue.get();
        IO.println(name + " got " + item);
    } catch (CancelledError e) {
        IO.println(name + " cancelled, size " + queue.qsize());
        throw e;
    }
}

void main() {
    run(() -> {
        var queue = new Queue<Integer>();
        var tasks = Stream.of("a", "b", "c")
                .map(name -> createTask(() -> getter(name, queue)))
                .toList();
        sleep(0);
        queue.putNowait(1);
        tasks.get(0).cancel();
        sleep(0.02);
        tasks.get(2).cancel();
        await(gatherReturnExceptions(tasks));
        IO.println(queue.empty() ? "empty" : "not empty");
    });
}
