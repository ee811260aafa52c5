// Without a limit the block takes the time it needs.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        Timeout limit = timeout(null, handle -> {
            IO.println(Double.isInfinite(handle.when()) ? "no deadline" : "deadline");
            sleep(0.02);
            return handle;
        });
        IO.println(limit.expired() ? "expired" : "not expired");
    });
}
