// run_until_complete of a task that ends cancelled raises the cancellation; the loop can be used afterwards.
import asyncio.*;
import static asyncio.Asyncio.*;

void sleeper() {
    sleep(10);
}

String answer() {
    return "answer";
}

void main() {
    var loop = newEventLoop();
    var task = loop.createTask(() -> sleeper());
    loop.callLater(0.02, () -> task.cancel("enough"));
    try {
        loop.runUntilComplete(task);
    } catch (CancelledError e) {
        IO.println("cancelled: " + e.getMessage());
    }
    var future = loop.createFuture();
    future.cancel("at once");
    try {
        loop.runUntilComplete(future);
    } catch (CancelledError e) {
        IO.println("cancelled: " + e.getMessage());
    }
    IO.println(loop.runUntilComplete(() -> answer()));
    loop.close();
}
