// A main coroutine that is cancelled makes run() raise the cancellation; one that swallows it returns normally.
import asyncio.*;
import static asyncio.Asyncio.*;

String task(boolean swallow) {
    var loop = getRunningLoop();
    var task = currentTask();
    loop.callLater(0.01, () -> task.cancel("enough"));
    try {
        sleep(10);
    } catch (CancelledError e) {
        IO.println("main cancelled: " + e.getMessage());
        if (!swallow) {
            throw e;
        }
    }
    return "main's value";
}

void main() {
    for (var swallow : List.of(true, false)) {
        try {
            IO.println(run(() -> task(swallow)));
        } catch (CancelledError e) {
            IO.println("run cancelled: " + e.getMessage());
        }
    }
}
