// Another exception of the block after the deadline is what comes out.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        Timeout[] limit = new Timeout[1];
        try {
            timeout(0.02, handle -> {
                limit[0] = handle;
                try {
                    sleep(1);
                } catch (CancelledError e) {
                    throw new IllegalArgumentException("clean-up failed", e);
                }
            });
        } catch (IllegalArgumentException e) {
            IO.println("value error: " + e.getMessage());
        }
        IO.println((limit[0].expired() ? "expired" : "not expired") + " cancelling: "
                + currentTask().cancelling());
    });
}
