// Plain callbacks on the loop: soon, later, cancelled.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        EventLoop loop = getRunningLoop();
        loop.callLater(2, () -> IO.println("later: after two seconds"));
        loop.callLater(1, () -> IO.println("later: after one second"));
        loop.callLater(1.5, () -> IO.println("never")).cancel();
        loop.callSoon(() -> IO.println("soon: at the next turn of the loop"));

        IO.println("a callback waits for its turn");
        sleep(3);
    });
}
