// A self-cancel is delivered at a sleep of zero as well, in the turn in which the task would have gone on.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker() {
    currentTask().cancel();
    getRunningLoop().callSoon(() -> IO.println("callback of the same turn"));
    try {
        sleep(0);
        IO.println("never printed");
    } catch (CancelledError e) {
        IO.println("cancelled at the yield");
        throw e;
    } finally {
        IO.println("finally");
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> worker());
        try {
            await(task);
        } catch (CancelledError e) {
            IO.println("main saw the cancellation");
        }
    });
}
