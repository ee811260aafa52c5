// What ends in time gives its result or its exception, as if it were awaited.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(boolean error) {
    sleep(0.02);
    if (error) {
        throw new IllegalArgumentException("broken");
    }
    return "result";
}

void main() {
    run(() -> {
        IO.println(waitFor(() -> work(false), 1));
        IO.println(waitFor(() -> work(false), null));
        IO.println(waitFor(createTask(() -> work(false)), 1));
        try {
            waitFor(() -> work(true), 1);
        } catch (IllegalArgumentException e) {
            IO.println("value error: " + e.getMessage());
        }
    });
}
