// At its deadline the block sees a cancellation, cleans up, and leaves as a time-out.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        Timeout[] handle = new Timeout[1];
        try {
            timeout(0.02, limit -> {
                handle[0] = limit;
                try {
                    sleep(1);
                } catch (CancelledError e) {
                    IO.println("cancelled inside, " + (limit.expired() ? "expired" : "not expired"));
                    sleep(0.02);
                    IO.println("cleaned up");
                    throw e;
                }
            });
        } catch (TimeoutException e) {
            IO.println("timed out " + (e.getCause() instanceof CancelledError ? "because it was cancelled" : ""));
        }
        IO.println(handle[0].expired() ? "expired" : "not expired");
        IO.println("cancelling: " + currentTask().cancelling());
        sleep(0);
        IO.println("goes on");
    });
}
