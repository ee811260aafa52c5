// Clean-up that waits in a cancelled scope: it is not interrupted, and has a limit of its own.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        double start = getRunningLoop().time();
        moveOnAfter(1, () -> {
            try {
                sleep(60);
            } finally {
                var farewell = uninterruptible(() -> moveOnAfter(2, () -> {
                    sleep(60);
                }));
                IO.println("gave up: " + farewell.cancelledCaught());
            }
        });
        IO.println("after " + Math.round(getRunningLoop().time() - start) + " s");
    });
}
