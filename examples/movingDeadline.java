// A scope whose deadline is moved and taken away, and that a callback cancels in the end.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var scope = cancelScope(handle -> {
            getRunningLoop().callLater(7, handle::cancel);
            handle.setDeadline(getRunningLoop().time() + 3);
            sleep(2);
            handle.setDeadline(Double.POSITIVE_INFINITY);
            IO.println("no limit any more");
            sleep(60);
        });
        IO.println("cancelled: " + scope.cancelledCaught());
    });
}
