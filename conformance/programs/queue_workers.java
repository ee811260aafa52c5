// Several workers share a queue: each item goes to one of them, in order, and the one that is free first asks first.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, Queue<Integer> queue) {
    while (true) {
        int pause = queue.get();
        IO.println(name + " takes " + pause);
        sleep(pause / 50.0);
        IO.println(name + " has done " + pause);
        queue.taskDone();
    }
}

void main() {
    run(() -> {
        var queue = new Queue<Integer>();
        var a = createTask(() -> worker("a", queue));
        var b = createTask(() -> worker("b", queue));
        for (int pause : new int[] {1, 4, 2, 4, 5}) {
            queue.put(pause);
        }
        queue.join();
        a.cancel();
        b.cancel();
        await(gatherReturnExceptions(a, b));
        IO.println("all done");
    });
}
