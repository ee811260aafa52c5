// A negative sleep is a sleep of zero, not-a-number is refused, and sleep returns the value it was given.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.callSoon(() -> IO.println("callback"));
        IO.println(sleep(-1, "result of a negative sleep"));
        IO.println(sleep(0, "result of a zero sleep"));
        IO.println(sleep(0.01, "result of a short sleep"));
        loop.callSoon(() -> IO.println("another callback"));
        try {
            sleep(Double.NaN);
        } catch (IllegalArgumentException e) {
            IO.println("value error");
        }
        sleep(0);
        IO.println("main ends");
    });
}
