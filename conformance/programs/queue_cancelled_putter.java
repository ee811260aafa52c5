// A putter that is cancelled after room was made for it passes the wake-up on; its own item is not put in.
import asyncio.*;
import static asyncio.Asyncio.*;

void putter(int item, Queue<Integer> queue) {
    try {
        queue.put(item);
        IO.println("put " + item);
    } catch (CancelledError e) {
        IO.println("cancelled " + item);
        throw e;
    }
}

void main() {
    run(() -> {
        var queue = new Queue<Integer>(1);
        queue.putNowait(0);
        var tasks = Stream.of(1, 2, 3)
                .map(item -> createTask(() -> putter(item, queue)))
                .toList();
        sleep(0);
        IO.println("got " + queue.getNowait());
        tasks.get(0).cancel();
        sleep(0.02);
        IO.println("got " + queue.getNowait());
        await(gatherReturnExceptions(tasks));
        IO.println("got " + queue.getNowait() + " size " + queue.qsize());
    });
}
