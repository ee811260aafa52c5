// When gather is cancelled, the first child to end decides whether it ends in a failure or in a cancellation.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name, boolean fails) {
    try {
        return sleep(10, name);
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
        if (fails) {
            throw new IllegalArgumentException(name + " is broken");
        }
        throw e;
    }
}

void attempt(boolean first, boolean second) {
    var gathered = gather(() -> work("a", first), () -> work("b", second));
    sleep(0.01);
    gathered.cancel();
    try {
        await(gathered);
    } catch (IllegalArgumentException e) {
        IO.println("value error: " + e.getMessage());
    } catch (CancelledError e) {
        IO.println("cancelled");
    }
    sleep(0.01);
}

void main() {
    run(() -> {
        attempt(true, false);
        attempt(false, true);
    });
}
