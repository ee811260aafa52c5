// Cancelling one of two tasks that await a third cancels the third, and through it the other awaiter.
import asyncio.*;
import static asyncio.Asyncio.*;

void shared() {
    try {
        sleep(10);
    } finally {
        IO.println("shared task ends");
    }
}

void waiter(String name, Task<Void> task) {
    try {
        await(task);
    } catch (CancelledError e) {
        IO.println(name + " cancelled, asked to: " + currentTask().cancelling());
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> shared());
        var first = createTask(() -> waiter("first", task));
        var second = createTask(() -> waiter("second", task));
        sleep(0);
        second.cancel();
        IO.println("shared task was asked to: " + task.cancelling());
        await(first);
        await(second);
        IO.println("shared task is " + (task.cancelled() ? "cancelled" : "not cancelled"));
    });
}
