// A shutdown wakes all who wait to get or to put, and they are refused.
import asyncio.*;
import static asyncio.Asyncio.*;

void getter(String name, Queue<String> queue) {
    try {
        IO.println(name + " got " + queue.get());
    } catch (QueueShutDownException e) {
        IO.println(name + " shut down");
    }
}

void putter(String name, Queue<String> queue) {
    try {
        queue.put(name);
        IO.println(name + " put");
    } catch (QueueShutDownException e) {
        IO.println(name + " shut down");
    }
}

void main() {
    run(() -> {
        var empty = new Queue<String>();
        var full = new Queue<String>(1);
        full.putNowait("x");
        var a = createTask(() -> getter("a", empty));
        var b = createTask(() -> getter("b", empty));
        var c = createTask(() -> putter("c", full));
        var d = createTask(() -> putter("d", full));
        sleep(0);
        empty.shutdown();
        full.shutdown();
        await(gather(a, b, c, d));
        IO.println("size " + full.qsize());
    });
}
