// When both limits are reached in one turn, only the outer block times out.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        Timeout[] inner = new Timeout[1];
        Timeout[] outer = new Timeout[1];
        try {
            timeout(0, limit -> {
                outer[0] = limit;
                try {
                    timeout(0, handle -> {
                        inner[0] = handle;
                        sleep(1);
                    });
                } catch (TimeoutException e) {
                    IO.println("inner timed out");
                } catch (CancelledError e) {
                    IO.println("inner was cancelled");
                    throw e;
                }
            });
        } catch (TimeoutException e) {
            IO.println("outer timed out");
        }
        IO.println("inner " + (inner[0].expired() ? "expired" : "not expired"));
        IO.println("outer " + (outer[0].expired() ? "expired" : "not expired"));
        IO.println("cancelling: " + currentTask().cancelling());
    });
}
