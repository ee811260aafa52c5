// The inner limit does not concern the outer one.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        Timeout outer = timeout(1, handle -> {
            try {
                timeout(0.02, () -> sleep(2));
            } catch (TimeoutException e) {
                IO.println("inner timed out");
            }
            sleep(0.02);
            IO.println("outer goes on");
            return handle;
        });
        IO.println(outer.expired() ? "expired" : "not expired");
    });
}
