// When the main coroutine fails, run() cleans up the other tasks first and then raises that very exception.
import asyncio.*;
import static asyncio.Asyncio.*;

void leftover() {
    try {
        sleep(10);
    } finally {
        IO.println("leftover ends");
    }
}

void main() {
    var error = new IllegalArgumentException("broken main");
    try {
        run(() -> {
            createTask(() -> leftover());
            sleep(0.01);
            IO.println("main fails");
            throw error;
        });
    } catch (IllegalArgumentException e) {
        IO.println("value error: " + e.getMessage());
        IO.println(e == error ? "the same object" : "another object");
    }
}
