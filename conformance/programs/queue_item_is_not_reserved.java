// An item wakes a waiting getter but is not kept for it: a task that asks first takes it, and the getter waits again.
import asyncio.*;
import static asyncio.Asyncio.*;

void getter(String name, Queue<Integer> queue) {
    int item = queue.get();
    IO.println(name + " got " + item);
}

void main() {
    run(() -> {
        var queue = new Queue<Integer>();
        var a = createTask(() -> getter("a", queue));
        var b = createTask(() -> getter("b", queue));
        sleep(0);
        queue.putNowait(1);
        IO.println("main got " + queue.getNowait());
        sleep(0.02);
        queue.putNowait(2);
        queue.putNowait(3);
        await(gather(a, b));
    });
}
