// A deadline can be a moment of the loop's time.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        double when = getRunningLoop().time() + 0.04;
        timeoutAt(when, limit -> {
            IO.println(Math.abs(limit.when() - when) < 0.001 ? "the same moment" : "another moment");
            sleep(0.02);
        });
        try {
            timeoutAt(when, () -> sleep(1));
        } catch (TimeoutException e) {
            IO.println("timed out");
        }
        try {
            timeoutAt(when, () -> {
                IO.println("the moment is over");
                sleep(0);
            });
        } catch (TimeoutException e) {
            IO.println("timed out");
        }
    });
}
