// After a shutdown nothing goes into a queue, and what is inside can still be taken out.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var queue = new Queue<Integer>();
        for (int item = 0; item < 2; item++) {
            queue.putNowait(item);
        }
        queue.shutdown();
        try {
            queue.put(2);
        } catch (QueueShutDownException e) {
            IO.println("put: shut down");
        }
        try {
            queue.putNowait(2);
        } catch (QueueShutDownException e) {
            IO.println("put without waiting: shut down");
        }
        IO.println("got " + queue.get());
        IO.println("got " + queue.getNowait());
        try {
            queue.get();
        } catch (QueueShutDownException e) {
            IO.println("get: shut down");
        }
        try {
            queue.getNowait();
        } catch (QueueShutDownException e) {
            IO.println("get without waiting: shut down");
        }
        queue.shutdown();
        queue.taskDone();
        queue.taskDone();
        queue.join();
        IO.println("joined");
    });
}
