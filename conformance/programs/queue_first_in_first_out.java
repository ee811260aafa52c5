// A queue with a limit makes who puts wait, in order; items come out in the order in which they went in.
import asyncio.*;
import static asyncio.Asyncio.*;

void producer(String name, Queue<String> queue) {
    for (int number = 0; number < 3; number++) {
        queue.put(name + number);
        IO.println("put " + name + number + " size " + queue.qsize());
    }
}

void main() {
    run(() -> {
        var queue = new Queue<String>(2);
        var a = createTask(() -> producer("a", queue));
        var b = createTask(() -> producer("b", queue));
        for (int i = 0; i < 6; i++) {
            IO.println("got " + queue.get());
        }
        await(gather(a, b));
        IO.println(queue.empty() ? "empty" : "not empty");
    });
}
