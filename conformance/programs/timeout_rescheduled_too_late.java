// After the deadline, and after the block, it cannot be moved.
import asyncio.*;
import static asyncio.Asyncio.*;

void reschedule(Timeout limit) {
    try {
        limit.reschedule(Double.POSITIVE_INFINITY);
    } catch (IllegalStateException e) {
        IO.println("refused, " + (limit.expired() ? "expired" : "not expired"));
    }
}

void main() {
    run(() -> {
        Timeout[] handle = new Timeout[1];
        try {
            timeout(0.02, limit -> {
                handle[0] = limit;
                try {
                    sleep(1);
                } catch (CancelledError e) {
                    reschedule(limit);
                    throw e;
                }
            });
        } catch (TimeoutException e) {
            reschedule(handle[0]);
        }
        timeout(1, limit -> {
            handle[0] = limit;
        });
        reschedule(handle[0]);
    });
}
