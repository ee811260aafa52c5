// A shield is done in the turn after its inner task, its awaiter goes on in the turn after that; a cancel takes one.
import asyncio.*;
import static asyncio.Asyncio.*;

void turn(EventLoop loop, int number) {
    IO.println("turn " + number);
    if (number < 5) {
        loop.callSoon(() -> turn(loop, number + 1));
    }
}

String inner() {
    IO.println("inner ends");
    return "value";
}

void waiter(Future<String> task) {
    try {
        await(shield(task));
    } catch (CancelledError e) {
        IO.println("waiter cancelled");
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.callSoon(() -> turn(loop, 1));
        IO.println("main got " + await(shield(() -> inner())));
        sleep(0.01);
        Future<String> pending = loop.createFuture();
        var task = createTask(() -> waiter(pending));
        sleep(0);
        loop.callSoon(() -> turn(loop, 4));
        task.cancel();
        sleep(0.01);
        IO.println("inner future is " + (pending.done() ? "done" : "pending"));
    });
}
