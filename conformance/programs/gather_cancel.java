// A cancelled gather cancels all its children and is done with the first of them, with return_exceptions with the last.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name, double cleanUp) {
    try {
        return sleep(10, name);
    } catch (CancelledError e) {
        IO.println(name + " cancelled: " + e.getMessage());
        sleep(cleanUp);
        IO.println(name + " has cleaned up");
        throw e;
    }
}

void cancel(Future<?> gathered) {
    sleep(0.01);
    IO.println(gathered.cancel("enough") ? "accepted" : "refused");
    IO.println("gather is " + (gathered.done() ? "done" : "pending"));
    try {
        await(gathered);
    } catch (CancelledError e) {
        IO.println("main saw the cancellation");
    }
    IO.println("gather is " + (gathered.done() ? "done" : "pending"));
    IO.println("gather is " + (gathered.cancelled() ? "cancelled" : "not cancelled"));
    IO.println(gathered.cancel() ? "accepted" : "refused");
    sleep(0.06);
}

void main() {
    run(() -> {
        cancel(gather(() -> work("a", 0.04), () -> work("b", 0.02)));
        cancel(gatherReturnExceptions(() -> work("c", 0.04), () -> work("d", 0.02)));
    });
}
