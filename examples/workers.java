// Three workers share a queue: the producer waits while two items lie in it, and a shutdown sends the workers home.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, Queue<Integer> orders) {
    try {
        while (true) {
            int order = orders.get();
            sleep(order);
            IO.println(name + " has done order " + order);
        }
    } catch (QueueShutDownException e) {
        IO.println(name + " goes home");
    }
}

void main() {
    run(() -> {
        var orders = new Queue<Integer>(2);
        var workers = Stream.of("a", "b", "c")
                .map(name -> createTask(() -> worker(name, orders)))
                .toList();
        for (int order : new int[] {5, 3, 1, 7, 9}) {
            orders.put(order);
        }
        orders.shutdown();
        await(gather(workers));
    });
}
