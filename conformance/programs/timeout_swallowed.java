// A block that swallows the cancellation goes on, without a time-out and without a trace in the count.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        Timeout limit = timeout(0.02, handle -> {
            try {
                sleep(1);
            } catch (CancelledError e) {
                IO.println("swallowed, cancelling: " + currentTask().cancelling());
            }
            sleep(0.02);
            IO.println("waited again");
            return handle;
        });
        IO.println((limit.expired() ? "expired" : "not expired") + " cancelling: "
                + currentTask().cancelling());
    });
}
