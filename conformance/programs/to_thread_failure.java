// An exception of a function on another thread reaches the task that awaits, as the same object.
import asyncio.*;
import static asyncio.Asyncio.*;

IllegalArgumentException failure = new IllegalArgumentException("wrong");

int fail() {
    throw failure;
}

String text(boolean value) {
    return value ? "True" : "False";
}

void main() {
    run(() -> {
        try {
            toThread(() -> fail());
        } catch (IllegalArgumentException error) {
            IO.println("value error " + error.getMessage() + " " + text(error == failure));
        }
        var results = await(gatherReturnExceptions(() -> toThread(() -> fail()), () -> toThread(() -> 2)));
        IO.println(text(results.get(0) == failure) + " " + results.get(1));
    });
}
