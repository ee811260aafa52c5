// A cancelled timer does not run; it may be cancelled by another timer, twice, and after it ran.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var first = loop.callLater(0.02, () -> IO.println("first"));
        var second = loop.callLater(0.06, () -> IO.println("never printed"));
        var third = loop.callLater(0.08, () -> IO.println("third"));
        var fourth = loop.callLater(0.1, () -> IO.println("never printed"));
        loop.callLater(0.04, () -> second.cancel());
        fourth.cancel();
        fourth.cancel();
        sleep(0.12);
        for (var timer : List.of(first, second, third, fourth)) {
            IO.println(timer.cancelled() ? "cancelled" : "not cancelled");
        }
        third.cancel();
        IO.println(third.cancelled() ? "cancelled" : "not cancelled");
    });
}
