// An immediate shutdown drops the items and counts them as done; what was taken out before still has to be done.
import asyncio.*;
import static asyncio.Asyncio.*;

void joiner(Queue<Integer> queue) {
    queue.join();
    IO.println("joined");
}

void main() {
    run(() -> {
        var queue = new Queue<Integer>();
        for (int item = 0; item < 3; item++) {
            queue.putNowait(item);
        }
        IO.println("got " + queue.getNowait());
        var task = createTask(() -> joiner(queue));
        sleep(0);
        queue.shutdown(true);
        IO.println("size " + queue.qsize());
        try {
            queue.get();
        } catch (QueueShutDownException e) {
            IO.println("shut down");
        }
        sleep(0.02);
        IO.println("one to do");
        queue.taskDone();
        await(task);
    });
}
