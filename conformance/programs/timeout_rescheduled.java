// A deadline can be put off, taken away, and be in the past.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        timeout(0.02, limit -> {
            limit.reschedule(loop.time() + 0.08);
            sleep(0.04);
            IO.println("put off");
        });
        timeout(0.02, limit -> {
            limit.reschedule(Double.POSITIVE_INFINITY);
            IO.println(Double.isInfinite(limit.when()) ? "no deadline" : "deadline");
            sleep(0.04);
            IO.println("taken away");
        });
        try {
            timeout(null, limit -> {
                limit.reschedule(loop.time() - 1);
                IO.println("not yet");
                sleep(0);
                IO.println("never printed");
            });
        } catch (TimeoutException e) {
            IO.println("timed out");
        }
    });
}
