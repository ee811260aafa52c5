// Queues of other kinds are shut down alike: what is inside comes out in their order, or is dropped at once.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.function.IntFunction;

void drain(Queue<Integer> queue) {
    while (true) {
        try {
            IO.println("got " + queue.get());
        } catch (QueueShutDownException e) {
            IO.println("shut down");
            return;
        }
    }
}

void main() {
    run(() -> {
        for (IntFunction<Queue<Integer>> kind : List.<IntFunction<Queue<Integer>>>of(
                size -> new LifoQueue<>(size), size -> new PriorityQueue<>(size))) {
            var queue = kind.apply(0);
            for (int item : List.of(2, 3, 1)) {
                queue.putNowait(item);
            }
            queue.shutdown();
            drain(queue);
            var small = kind.apply(1);
            small.putNowait(1);
            var putter = createTask(() -> small.put(2));
            sleep(0);
            small.shutdown(true);
            try {
                await(putter);
            } catch (QueueShutDownException e) {
                IO.println("putter: shut down");
            }
            IO.println("size " + small.qsize());
            small.join();
            drain(small);
        }
    });
}
