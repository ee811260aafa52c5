// Timers run in the order of their deadlines, whatever the order in which they were set.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var start = loop.time();
        loop.callLater(0.08, () -> IO.println("fourth"));
        loop.callAt(start + 0.02, () -> IO.println("first"));
        var third = loop.callLater(0.06, () -> IO.println("third"));
        var second = loop.callAt(start + 0.04, () -> IO.println("second"));
        IO.println(third.when() > second.when() ? "third is due later" : "third is due earlier");
        IO.println(second.when() == start + 0.04 ? "second is due as asked" : "second is due at another time");
        sleep(0.1);
        IO.println(loop.time() - start >= 0.1 ? "time has passed" : "time stands still");
    });
}
