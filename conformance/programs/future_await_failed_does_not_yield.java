// Awaiting a future that has failed or was cancelled raises at once, without giving a turn to anybody else.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<String> failed = loop.createFuture();
        Future<String> cancelled = loop.createFuture();
        failed.setException(new IllegalArgumentException("broken"));
        cancelled.cancel("given up");
        loop.callSoon(() -> IO.println("callback"));
        try {
            await(failed);
        } catch (IllegalArgumentException e) {
            IO.println("value error: " + e.getMessage());
        }
        try {
            await(cancelled);
        } catch (CancelledError e) {
            IO.println("cancelled: " + e.getMessage());
        }
        IO.println("main was asked to: " + currentTask().cancelling());
        sleep(0);
        IO.println("main ends");
    });
}
