// The outer limit passes the inner block as a cancellation.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        try {
            timeout(0.02, () -> {
                Timeout[] inner = new Timeout[1];
                try {
                    timeout(1, handle -> {
                        inner[0] = handle;
                        sleep(2);
                    });
                } catch (TimeoutException e) {
                    IO.println("inner timed out");
                } catch (CancelledError e) {
                    IO.println("inner was cancelled, " + (inner[0].expired() ? "expired" : "not expired"));
                    throw e;
                }
            });
        } catch (TimeoutException e) {
            IO.println("outer timed out");
        }
    });
}
