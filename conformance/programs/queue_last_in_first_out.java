// A stack as a queue: the item put in last comes out first.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var queue = new LifoQueue<Integer>(3);
        for (int item : new int[] {1, 3, 2}) {
            queue.put(item);
        }
        IO.println(queue.full() ? "full" : "not full");
        IO.println(queue.get());
        queue.put(4);
        while (!queue.empty()) {
            IO.println(queue.getNowait());
        }
    });
}
