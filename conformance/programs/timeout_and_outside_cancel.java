// A cancellation from outside in the same turn is not taken for the time-out, in either order.
import asyncio.*;
import static asyncio.Asyncio.*;

void limited() throws Exception {
    try {
        timeout(0, () -> sleep(1));
    } catch (TimeoutException e) {
        IO.println("timed out");
    } catch (CancelledError e) {
        IO.println("cancelled, cancelling: " + currentTask().cancelling());
        throw e;
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var first = createTask(() -> limited());
        loop.callSoon(first::cancel);
        Asyncio.wait(List.of(first));
        IO.println("before the limit: " + (first.cancelled() ? "task cancelled" : "task went on"));
        var second = createTask(() -> limited());
        loop.callSoon(() -> loop.callSoon(second::cancel));
        Asyncio.wait(List.of(second));
        IO.println("after the limit: " + (second.cancelled() ? "task cancelled" : "task went on"));
    });
}
