// A task that only yielded is cancelled at its yield, in its turn; whatever was queued before it runs as ever.
import asyncio.*;
import static asyncio.Asyncio.*;

void yielder() {
    try {
        IO.println("yields");
        sleep(0);
        IO.println("never printed");
    } catch (CancelledError e) {
        IO.println("cancelled: " + e.getMessage());
    }
    sleep(0);
    IO.println("yielded once more");
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var task = createTask(() -> yielder());
        loop.callSoon(() -> loop.callSoon(() -> IO.println("callback queued after the yield")));
        loop.callSoon(() -> task.cancel("in the same turn"));
        sleep(0);
        IO.println("main, one turn later");
        await(task);
    });
}
