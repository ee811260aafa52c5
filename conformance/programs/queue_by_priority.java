// The smallest item comes out first, whenever it was put in.
import asyncio.*;
import static asyncio.Asyncio.*;

void getter(Queue<Integer> queue) {
    for (int i = 0; i < 4; i++) {
        IO.println("got " + queue.get());
    }
}

void main() {
    run(() -> {
        var queue = new PriorityQueue<Integer>(2);
        var task = createTask(() -> getter(queue));
        for (int item : new int[] {5, 1, 4, 2}) {
            queue.put(item);
            IO.println("put " + item);
        }
        await(task);
    });
}
