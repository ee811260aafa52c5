// A block that ends in time is not touched, then or later.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        Timeout limit = timeout(0.04, handle -> {
            sleep(0.02);
            IO.println("done");
            return handle;
        });
        IO.println(limit.expired() ? "expired" : "not expired");
        sleep(0.06);
        IO.println("still here, " + (limit.expired() ? "expired" : "not expired"));
    });
}
