// A cancellation may come from anywhere: a child, a timer or a done callback cancels the task that waits.
import asyncio.*;
import static asyncio.Asyncio.*;

void child(Task<?> parent) {
    IO.println("child cancels its parent");
    parent.cancel("by the child");
    sleep(0.01);
    IO.println("never printed");
}

void parent() {
    var parent = currentTask();
    var task = createTask(() -> child(parent));
    try {
        await(task);
    } catch (CancelledError e) {
        IO.println("parent cancelled: " + e.getMessage());
        IO.println("child is " + (task.cancelled() ? "cancelled" : "not cancelled"));
    }
}

void sleeper(String name) {
    try {
        sleep(10);
    } catch (CancelledError e) {
        IO.println(name + " cancelled: " + e.getMessage());
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        await(createTask(() -> parent()));
        var sleeper = createTask(() -> sleeper("sleeper"));
        loop.callLater(0.02, () -> sleeper.cancel("by a timer"));
        await(sleeper);
        Future<String> future = loop.createFuture();
        var lastOne = createTask(() -> sleeper("last one"));
        future.addDoneCallback(f -> lastOne.cancel(f.result()));
        loop.callLater(0.02, () -> future.setResult("by a done callback"));
        await(lastOne);
    });
}
