// No time at all ends the first wait, even one of no length; a block that does not wait ends as usual.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        timeout(0, () -> IO.println("no wait"));
        Timeout limit = timeout(-1, handle -> {
            IO.println("no wait either");
            return handle;
        });
        IO.println(limit.expired() ? "expired" : "not expired");
        for (double delay : new double[] {0, -1}) {
            try {
                timeout(delay, () -> {
                    sleep(0);
                    IO.println("never printed");
                });
            } catch (TimeoutException e) {
                IO.println("timed out");
            }
        }
    });
}
