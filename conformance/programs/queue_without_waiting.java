// What cannot be done without waiting is refused; a limit of zero or less is none.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var queue = new Queue<String>(1);
        try {
            queue.getNowait();
        } catch (QueueEmptyException e) {
            IO.println("queue is empty");
        }
        IO.println((queue.full() ? "full " : "not full ") + queue.qsize() + " of " + queue.maxsize());
        queue.putNowait("x");
        try {
            queue.putNowait("y");
        } catch (QueueFullException e) {
            IO.println("queue is full");
        }
        IO.println((queue.full() ? "full " : "not full ") + queue.qsize() + " of " + queue.maxsize());
        IO.println(queue.getNowait());
        for (int limit : new int[] {0, -1}) {
            var unlimited = new Queue<Integer>(limit);
            for (int number = 0; number < 1000; number++) {
                unlimited.putNowait(number);
            }
            IO.println(
                    (unlimited.full() ? "full " : "not full ") + unlimited.qsize() + " of " + unlimited.maxsize());
        }
    });
}
