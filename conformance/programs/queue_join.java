// Joining a queue waits until each item was marked as done, not only taken out; a fresh queue has nothing to wait for.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(Queue<Integer> queue) {
    while (true) {
        int item = queue.get();
        IO.println("got " + item);
        sleep(0.02);
        IO.println("done " + item);
        queue.taskDone();
    }
}

void main() {
    run(() -> {
        var queue = new Queue<Integer>();
        queue.join();
        IO.println("nothing to wait for");
        for (int item = 0; item < 3; item++) {
            queue.putNowait(item);
        }
        var task = createTask(() -> worker(queue));
        queue.join();
        IO.println("joined");
        task.cancel();
        try {
            queue.taskDone();
        } catch (IllegalStateException e) {
            IO.println("value error");
        }
    });
}
