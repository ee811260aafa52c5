// A delay of zero or less is due in the next turn, after everything that was queued before that turn began.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.callLater(-1, () -> IO.println("negative delay"));
        loop.callSoon(() -> IO.println("queued"));
        sleep(0);
        IO.println("main after one turn");
        sleep(0);
        loop.callAt(loop.time() - 1, () -> IO.println("deadline in the past"));
        loop.callSoon(() -> loop.callSoon(() -> IO.println("queued in the same turn")));
        loop.callSoon(() -> IO.println("queued again"));
        sleep(0.02);
        IO.println("main ends");
    });
}
