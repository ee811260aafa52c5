// Cancelling a task that awaits a task that awaits a future travels from the innermost outwards, a turn each.
import asyncio.*;
import static asyncio.Asyncio.*;

void level(String name, Awaitable<?> awaitable) {
    try {
        await(awaitable);
    } catch (CancelledError e) {
        IO.println(name + " cancelled: " + e.getMessage());
        throw e;
    }
}

void turn(EventLoop loop, int number) {
    IO.println("turn " + number);
    if (number < 4) {
        loop.callSoon(() -> turn(loop, number + 1));
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<String> future = loop.createFuture();
        var inner = createTask(() -> level("inner", future));
        var middle = createTask(() -> level("middle", inner));
        var outer = createTask(() -> level("outer", middle));
        sleep(0);
        loop.callSoon(() -> turn(loop, 1));
        outer.cancel("enough");
        IO.println("future is " + (future.cancelled() ? "cancelled" : "pending"));
        for (var task : List.of(inner, middle, outer)) {
            IO.println("asked to: " + task.cancelling());
        }
        sleep(0.01);
        for (var task : List.of(inner, middle, outer)) {
            IO.println(task.cancelled() ? "cancelled" : "not cancelled");
        }
    });
}
